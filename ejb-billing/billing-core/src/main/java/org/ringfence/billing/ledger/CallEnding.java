package org.ringfence.billing.ledger;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.packages.CallPackage;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageUse;
import org.ringfence.billing.spending.LimitsNow;
import org.ringfence.billing.spending.Usage;

/**
 * All that is written when a reservation ends.
 *
 * @param record what became of the call
 * @param charge the entry of its charge, null when it cost nothing
 * @param events what others are to hear of
 * @param limits those of the account when the call ended: the day that it counts on
 */
public record CallEnding(CallRecord record, @Nullable LedgerEntry charge, List<BillingEvent> events, LimitsNow limits) {

    public CallEnding {
        events = List.copyOf(events);
        long charged = charge == null ? 0 : Math.negateExact(charge.amount().units());
        if (charged != record.billed().charge().units()) {
            throw new IllegalArgumentException(
                    "Record and entry differ: " + record.billed().charge());
        }
    }

    /**
     * What its owner is to hear when this charge makes the account poor (SPEC P19).
     *
     * @param available balance and credit limit before the charge
     */
    public Optional<BillingEvent> warning(Money available) {
        Money low = limits.limits().lowBalance();
        if (low == null || charge == null) {
            return Optional.empty();
        }
        Money after = available.plus(charge.amount());
        return available.covers(low) && !after.covers(low)
                ? Optional.of(new BillingEvent(
                        EntryId.named(
                                        "low-balance",
                                        charge.account(),
                                        record.id().toString())
                                .value(),
                        BillingEvent.Kind.LOW_BALANCE,
                        charge.account(),
                        record.id(),
                        after,
                        record.release().at()))
                : Optional.empty();
    }

    /** The package that paid for the call, if its owner still has it. */
    public Optional<CallPackage> packageOf(Reservation held) {
        PackageId payer = held.priced().bundle();
        return limits.packages().stream()
                .filter(bundle -> bundle.id().equals(payer))
                .findFirst();
    }

    /** How much of its package is used when this call is over. */
    public PackageUse after(PackageUse before, CallPackage bundle, Reservation held) {
        return before.ended(
                bundle, limits.date(), held.included(), record.billed().included());
    }

    /** What the account has spent and talked when this call is over. */
    public Usage after(Usage before) {
        return before.plus(limits, record.billed().charge(), record.billed().talkSeconds());
    }
}
