package org.ringfence.billing.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;

/**
 * Somebody wants to call somebody.
 *
 * @param id made by whoever takes the call in
 * @param account who pays
 * @param origin where the call comes from
 * @param caller the proven address or number of the caller, at most 255 characters
 * @param destination where it goes to
 * @param callReference the Call-ID of the caller's side, at most 255 characters
 * @param source the transport address that it came from, at most 64 characters
 * @param startedAt when it came; prices are those of this instant
 * @param pin what was dialled before the number, null for nothing; it is not kept
 */
public record CallAttempt(
        AttemptId id,
        AccountId account,
        CallOrigin origin,
        String caller,
        Destination destination,
        String callReference,
        String source,
        Instant startedAt,
        @Nullable Pin pin) {

    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_SOURCE = 64;

    /** A call without a PIN. */
    public CallAttempt(
            AttemptId id,
            AccountId account,
            CallOrigin origin,
            String caller,
            Destination destination,
            String callReference,
            String source,
            Instant startedAt) {
        this(id, account, origin, caller, destination, callReference, source, startedAt, null);
    }

    /** Texts that strangers choose are cut to their length instead of refused. */
    public CallAttempt {
        caller = shortened(caller, LONGEST_TEXT);
        callReference = shortened(callReference, LONGEST_TEXT);
        source = shortened(source, LONGEST_SOURCE);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
