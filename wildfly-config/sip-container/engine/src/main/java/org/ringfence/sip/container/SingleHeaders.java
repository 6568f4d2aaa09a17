package org.ringfence.sip.container;

import java.text.ParseException;
import java.util.Locale;

/**
 * Notices header fields that a message has once and that this one has twice (RFC 3261 section 7.3.1). The stack would
 * take one of them, and a peer the other.
 */
final class SingleHeaders {

    private static final int LENGTH = 32;

    private int seen;
    private String length = "";

    /** Looks at a whole header line; refuses it if it is such a repetition. */
    void see(String header) throws ParseException {
        int colon = header.indexOf(':');
        if (colon <= 0) {
            return;
        }
        int bit = bit(header.substring(0, colon).strip().toLowerCase(Locale.ROOT));
        if (bit == 0) {
            return;
        }
        boolean repeated = (seen & bit) != 0;
        seen |= bit;
        if (bit == LENGTH) {
            String value = header.substring(colon + 1).strip();
            repeated &= !value.equals(length);
            length = value;
        }
        if (repeated) {
            throw new ParseException("a header field that stands once stands twice", colon);
        }
    }

    private static int bit(String name) {
        return switch (name) {
            case "from", "f" -> 1;
            case "to", "t" -> 2;
            case "call-id", "i" -> 4;
            case "cseq" -> 8;
            case "max-forwards" -> 16;
            case "content-length", "l" -> LENGTH;
            default -> 0;
        };
    }
}
