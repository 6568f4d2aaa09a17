package org.ringfence.billing.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.packages.CallPackage;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageUse;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.rating.Grant;
import org.ringfence.billing.rating.GrantOffer;
import org.ringfence.billing.spending.Limits;
import org.ringfence.billing.spending.LimitsNow;
import org.ringfence.billing.spending.SpendLimit;

/**
 * Asks the ledger to hold money and a line for a call.
 *
 * @param attempt the call
 * @param node who runs it
 * @param priced its price
 * @param slice talk that is wished for a start
 * @param leaseUntil when the call counts as lost unless it reports before
 * @param now the instant of asking
 * @param limits those of the account at that instant
 */
public record ReserveCommand(
        CallAttempt attempt,
        NodeId node,
        PricedCall priced,
        Duration slice,
        Instant leaseUntil,
        Instant now,
        LimitsNow limits) {

    /** Nobody in need is kept waiting by calls, and nobody holds lines without end. */
    private static final int EMERGENCY_LINES = 100;

    /** No limit keeps anybody from help in need (SPEC P16). */
    public ReserveCommand {
        if (attempt.destination() instanceof Destination.Emergency) {
            limits = new LimitsNow(Limits.NONE, limits.date());
        }
    }

    public ReservationId id() {
        return new ReservationId(attempt.id());
    }

    public AccountId account() {
        return attempt.account();
    }

    /** The whole first slice, or what the money covers of it. */
    public GrantOffer offer() {
        return new GrantOffer(priced.price(), Grant.none(priced.price().currency()), slice.toSeconds());
    }

    /** The packages of the account that cover this call. */
    public List<CallPackage> packages() {
        if (limits.packages().isEmpty() || priced.price().isFree()) {
            return List.of();
        }
        return limits.packages().stream()
                .filter(bundle -> bundle.covers(attempt.destination(), priced.destination()))
                .toList();
    }

    /**
     * The same, when the first package that has a first block left pays as much of the first slice as it has.
     *
     * @param uses how much of each package is used
     */
    public ReserveCommand withPackage(Map<PackageId, PackageUse> uses) {
        CallPrice price = priced.price();
        for (CallPackage bundle : packages()) {
            PackageUse use = uses.get(bundle.id());
            long left = use == null ? 0 : use.left(bundle, limits.date());
            if (left >= price.firstIncrement()) {
                long paid = Math.min(left, price.billedSeconds(slice.toSeconds()));
                PricedCall included = priced.including(bundle.id(), paid);
                return new ReserveCommand(attempt, node, included, slice, leaseUntil, now, limits);
            }
        }
        return this;
    }

    /** The most severe lock under which this call is allowed; calls in need stop only at a disabled account (SPEC P16). */
    public LockLevel highestLock() {
        return isEmergency()
                ? LockLevel.NO_CALLS
                : LockLevel.highestFor(priced.price().isFree());
    }

    /** How many calls more than the account has lines may run with this one (SPEC P16). */
    public int extraLines() {
        return isEmergency() ? EMERGENCY_LINES : 0;
    }

    private boolean isEmergency() {
        return attempt.destination() instanceof Destination.Emergency;
    }

    /** What the ledger keeps when it grants so much. */
    public Reservation granted(Grant grant) {
        return new Reservation(attempt, node, priced, grant, Reservation.Progress.setUp(leaseUntil)).trimmed();
    }

    /** What others are to hear when a limit has no room for this call (SPEC F23). */
    public BillingEvent event(SpendLimit reached) {
        return new BillingEvent(
                EntryId.named("limit", account(), attempt.id().toString()).value(),
                BillingEvent.Kind.LIMIT_REACHED,
                account(),
                attempt.id(),
                reached.limit(),
                now);
    }

    /** What the ledger records when it refuses. */
    public CallRecord refused(RefusalReason reason) {
        Billed nothing = Billed.nothing(
                priced.tariffVersion(), priced.destination(), priced.price().currency());
        return new CallRecord(attempt, CallOutcome.REFUSED, new Release(now, 0, reason.name()), nothing, node.name());
    }
}
