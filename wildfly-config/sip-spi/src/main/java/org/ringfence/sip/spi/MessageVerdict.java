package org.ringfence.sip.spi;

import java.util.List;
import java.util.Map;

/** What a {@link MessageGate} decides. */
public sealed interface MessageVerdict {

    /** Go on to a transaction and a servlet. */
    MessageVerdict PASS = new Pass();

    /** Silence. */
    MessageVerdict DROP = new Drop();

    /** See {@link #PASS}. */
    record Pass() implements MessageVerdict {}

    /** See {@link #DROP}. */
    record Drop() implements MessageVerdict {}

    /**
     * A response that leaves no state behind (RFC 3261 section 8.2.7).
     *
     * @param status 200 to 699
     * @param reason the reason phrase
     * @param headers header names with their values; each value is a header line of its own
     */
    record Answer(int status, String reason, Map<String, List<String>> headers) implements MessageVerdict {

        /** Refuses provisional answers, which a stateless server never sends. */
        public Answer {
            if (status < 200 || status > 699) {
                throw new IllegalArgumentException("A stateless answer has a final status, not " + status);
            }
            headers = Map.copyOf(headers);
        }

        /** An answer without further headers. */
        public Answer(int status, String reason) {
            this(status, reason, Map.of());
        }
    }
}
