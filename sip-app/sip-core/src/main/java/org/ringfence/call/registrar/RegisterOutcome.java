package org.ringfence.call.registrar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What became of a REGISTER; a refused one changed nothing (RFC 3261 section 10.3). */
public sealed interface RegisterOutcome {

    /**
     * Done.
     *
     * @param bindings all that there are now
     * @param at when it was done
     */
    record Registered(List<Binding> bindings, Instant at) implements RegisterOutcome {}

    /** 423: a contact asks for less than this. */
    record TooBrief(Duration shortest) implements RegisterOutcome {}

    /** 403: the address would have more contacts than it may have. */
    record TooManyContacts(int most) implements RegisterOutcome {}

    /** 503: as many addresses are registered as this server takes. */
    record Full() implements RegisterOutcome {}

    /** 500: a later request of the same Call-ID was here already. */
    record OutOfOrder() implements RegisterOutcome {}

    /** 400: {@code *} together with an expiry other than 0. */
    record MalformedRemoval() implements RegisterOutcome {}
}
