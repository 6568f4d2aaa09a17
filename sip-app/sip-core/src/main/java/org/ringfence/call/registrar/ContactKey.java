package org.ringfence.call.registrar;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts are the same binding: those of one instance and flow where the client names them (RFC 5626 section
 * 6), else those with the same scheme, user, host, port and transport. Other parameters are ignored, so a phone that
 * marks its contacts with a number that changes does not pile them up.
 */
record ContactKey(@Nullable String instance, int regId, String uri) {

    static ContactKey of(Contact contact) {
        return of(contact.uri(), contact.instance(), contact.regId());
    }

    static ContactKey of(Binding binding) {
        return of(binding.contact(), binding.instance(), binding.regId());
    }

    private static ContactKey of(String uri, @Nullable String instance, int regId) {
        return instance != null && regId > 0
                ? new ContactKey(instance, regId, "")
                : new ContactKey(null, 0, significant(uri));
    }

    private static String significant(String uri) {
        int at = uri.lastIndexOf('@');
        int colon = uri.indexOf(':');
        int hostStart = Math.max(at, colon) + 1;
        int headers = uri.indexOf('?', hostStart);
        String rest = headers < 0 ? uri.substring(hostStart) : uri.substring(hostStart, headers);
        String[] parts = rest.toLowerCase(Locale.ROOT).split(";");
        StringBuilder key = new StringBuilder()
                .append(uri.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT))
                .append(':')
                .append(at > colon ? uri.substring(colon + 1, at + 1) : "")
                .append(parts.length == 0 ? "" : parts[0]);
        for (String part : parts) {
            if (part.startsWith("transport=") && !part.equals("transport=udp")) {
                key.append(';').append(part);
            }
        }
        return key.toString();
    }
}
