package org.ringfence.billing.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.rating.Grant;
import org.ringfence.billing.rating.GrantOffer;

/**
 * Money and a line that are held for a call which is not over; the durable record of its start.
 *
 * @param attempt the call
 * @param node who runs it
 * @param priced its price
 * @param grant talk that is covered, and the money held for it
 * @param progress how far it has come
 */
public record Reservation(CallAttempt attempt, NodeId node, PricedCall priced, Grant grant, Progress progress) {

    /** The ordinal of a call that has not reported anything. */
    public static final int NOTHING_ASKED = -1;

    public ReservationId id() {
        return new ReservationId(attempt.id());
    }

    public AccountId account() {
        return attempt.account();
    }

    /** The talk, as far as its answer was reported; null before. */
    public @Nullable Talk talk() {
        Instant answeredAt = progress.answeredAt();
        return answeredAt == null ? null : new Talk(answeredAt, progress.carrier());
    }

    public Money amount() {
        return grant.amount();
    }

    /** What the call would ask for to talk on. */
    public GrantOffer offer(Duration slice) {
        return new GrantOffer(priced.price(), grant, slice.toSeconds());
    }

    /** With another grant and progress. */
    public Reservation with(Grant newGrant, Progress newProgress) {
        return new Reservation(attempt, node, priced, newGrant, newProgress).trimmed();
    }

    /** The talk that a package has paid, in seconds. */
    public long included() {
        return priced.price().included();
    }

    /** With so many seconds in all that its package has paid. */
    Reservation including(PackageId bundle, long seconds) {
        return new Reservation(attempt, node, priced.including(bundle, seconds), grant, progress);
    }

    /** Holds no more of a package than talk is granted. */
    Reservation trimmed() {
        PackageId bundle = priced.bundle();
        return bundle == null || included() <= grant.seconds() ? this : including(bundle, grant.seconds());
    }

    /**
     * How far a call has come.
     *
     * @param ordinal the last asking that was granted, {@link #NOTHING_ASKED} before the answer is reported
     * @param answeredAt when it was answered, null when that is not reported
     * @param provenAt the last instant at which the talk is known to have gone on, null before the answer
     * @param leaseUntil when the call counts as lost unless it reports before
     * @param carrier who carries the talk, null before the answer and when nobody has to be paid
     */
    public record Progress(
            int ordinal,
            @Nullable Instant answeredAt,
            @Nullable Instant provenAt,
            Instant leaseUntil,
            @Nullable Carrier carrier) {

        /** A call that is being set up. */
        public static Progress setUp(Instant leaseUntil) {
            return new Progress(NOTHING_ASKED, null, null, leaseUntil, null);
        }
    }
}
