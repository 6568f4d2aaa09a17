package org.ringfence.billing.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.money.Money;

/**
 * Something that others may want to hear of; written in the transaction in which it happens.
 *
 * @param id its name, made by the writer; a repeat has the same one
 * @param kind what happened
 * @param account whose
 * @param attempt the call that it is about, null for none
 * @param amount the money that it is about
 * @param at when
 */
public record BillingEvent(
        UUID id, Kind kind, AccountId account, @Nullable AttemptId attempt, Money amount, Instant at) {

    /** What happened. */
    public enum Kind {
        /** Money was paid in; the amount is what was added. */
        CREDIT_ADDED,
        /** A call was charged without knowing its end; the amount is its charge. */
        CALL_INTERRUPTED,
        /** A call was refused for a limit of a day or a month, the first time on that day; the amount is the limit. */
        LIMIT_REACHED,
        /** A charge brought what is available below what was agreed as low; the amount is what is available. */
        LOW_BALANCE
    }
}
