package org.ringfence.billing.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal would have done.
 *
 * @param calls calls that were replayed
 * @param good what it would have done to good calls
 * @param fraud what it would have done to those known as fraud
 * @param accounts the accounts whose calls would have changed, the most money first
 */
public record ReplayReport(long calls, Effect good, Effect fraud, List<AccountEffect> accounts) {

    public ReplayReport {
        accounts = List.copyOf(accounts);
    }

    /**
     * An effect on calls of one kind; sums of money add units whatever the currency.
     *
     * @param calls how many there were
     * @param charge what they cost
     * @param refused how many would not have been made
     * @param cut how many would have ended earlier
     * @param saved what would not have been spent
     */
    public record Effect(long calls, long charge, long refused, long cut, long saved) {}

    /**
     * The effect on an account.
     *
     * @param firstFraud when its first fraud began, null for none
     * @param firstChange when the first call would have been refused or cut
     * @param firstFraudStopped when the first call known as fraud would have been, null for none
     */
    public record AccountEffect(
            long account,
            Effect good,
            Effect fraud,
            @Nullable Instant firstFraud,
            Instant firstChange,
            @Nullable Instant firstFraudStopped) {

        long saved() {
            return good.saved() + fraud.saved();
        }
    }
}
