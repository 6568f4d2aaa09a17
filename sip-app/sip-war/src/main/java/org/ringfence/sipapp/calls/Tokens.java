package org.ringfence.sipapp.calls;

import java.util.ListIterator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.servlet.sip.SipServletMessage;

/** Headers that list tokens, such as Supported, Require and Allow. */
final class Tokens {

    private Tokens() {}

    /** Every token of all headers of this name, compared without regard to case. */
    static Set<String> of(SipServletMessage message, String header) {
        Set<String> tokens = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ListIterator<String> values = message.getHeaders(header);
        while (values.hasNext()) {
            for (String token : values.next().split(",", -1)) {
                String name = token.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty()) {
                    tokens.add(name);
                }
            }
        }
        return tokens;
    }
}
