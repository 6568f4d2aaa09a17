package org.ringfence.sipapp.entry;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.auth.Approach;

/** Reads user and host out of the text of a From or To header (RFC 3261 section 20.20). */
final class HeaderAddress {

    private static final Approach.Party NOBODY = new Approach.Party("", "");

    private HeaderAddress() {}

    /** User and host; both empty if the header is missing or holds no SIP URI. */
    static Approach.Party of(@Nullable String header) {
        if (header == null) {
            return NOBODY;
        }
        int opening = afterDisplayName(header);
        int closing = opening < 0 ? -1 : header.indexOf('>', opening);
        String uri = closing < 0
                ? header.strip()
                : header.substring(opening + 1, closing).strip();
        int colon = uri.indexOf(':');
        String scheme = colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("sip") && !scheme.equals("sips")) {
            return NOBODY;
        }
        int at = uri.indexOf('@', colon);
        String user = at < 0 ? "" : uri.substring(colon + 1, at);
        int password = user.indexOf(':');
        return new Approach.Party(
                unescaped(password < 0 ? user : user.substring(0, password)),
                host(uri.substring(Math.max(at, colon) + 1)));
    }

    /** Where the opening bracket stands, looking past a quoted display name; -1 if there is none. */
    private static int afterDisplayName(String header) {
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '<') {
                return i;
            }
        }
        return -1;
    }

    private static String host(String rest) {
        int end = rest.startsWith("[") ? rest.indexOf(']') + 1 : 0;
        while (end < rest.length() && ":;?> \t,".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static String unescaped(String user) {
        if (user.indexOf('%') < 0) {
            return user;
        }
        byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low >= 0) {
                bytes[length++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                bytes[length++] = bytes[i];
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
