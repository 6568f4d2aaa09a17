package org.ringfence.call.b2bua;

import java.nio.charset.StandardCharsets;
import org.ringfence.call.routing.AddressOfRecord;

/** Writes parts of SIP URIs (RFC 3261 25.1). */
final class SipText {

    private static final String UNRESERVED_USER = "-_.!~*'()&=+$,;?/";

    private SipText() {}

    /** A host as it stands in a URI: IPv6 addresses in brackets. */
    static String host(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    /** User and domain with everything escaped that a user part can't show. */
    static String user(AddressOfRecord address) {
        StringBuilder text = new StringBuilder();
        for (byte octet : address.user().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED_USER.indexOf(c) >= 0);
            if (plain) {
                text.append(c);
            } else {
                text.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
        }
        return text.append('@').append(address.domain()).toString();
    }
}
