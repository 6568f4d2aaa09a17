package org.ringfence.billing.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.packages.CallPackage;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageUse;
import org.ringfence.billing.rating.Grant;
import org.ringfence.billing.rating.GrantOffer;
import org.ringfence.billing.spending.LimitSource;
import org.ringfence.billing.spending.LimitsNow;

/**
 * Asks the ledger to note the answer of a call, or to hold money for more talk.
 *
 * @param progress how far the call has come
 * @param slice how much more talk is wished
 * @param leaseGrace how long after the end of the granted talk the call counts as lost
 * @param now the instant of asking
 * @param limits knows those of the account
 */
public record Extension(TalkProgress progress, Duration slice, Duration leaseGrace, Instant now, LimitSource limits) {

    /** Whether this asking was granted before, so that nothing is to be done. */
    public boolean repeats(Reservation reservation) {
        return progress.ordinal() <= reservation.progress().ordinal();
    }

    /** Whether it only reports the answer and asks for no money. */
    public boolean reportsAnswer() {
        return progress.ordinal() == 0;
    }

    public GrantOffer offer(Reservation reservation) {
        return reservation.offer(slice);
    }

    /**
     * The reservation when its package pays as much of the next slice as it has left.
     *
     * @param uses how much of each package is used
     */
    public Reservation withPackage(Reservation reservation, Map<PackageId, PackageUse> uses) {
        LimitsNow limitsNow = limitsFor(reservation);
        for (CallPackage bundle : limitsNow.packages()) {
            PackageUse use = uses.get(bundle.id());
            if (bundle.id().equals(reservation.priced().bundle()) && use != null) {
                long wished = offer(reservation).full().seconds();
                long paid = Math.min(reservation.included() + use.left(bundle, limitsNow.date()), wished);
                return reservation.including(bundle.id(), paid);
            }
        }
        return reservation;
    }

    /** The limits of the account that pays, at the instant of asking. */
    public LimitsNow limitsFor(Reservation reservation) {
        return limits.limitsOf(reservation.account(), now);
    }

    /** The reservation when this asking is granted. */
    public Reservation granted(Reservation reservation, Grant grant) {
        return reservation.with(grant, proven(reservation, grant, progress.ordinal()));
    }

    /** The reservation when no more can be held: only the proof of talk is newer, and a repeat asks again. */
    public Reservation exhausted(Reservation reservation) {
        Grant grant = reservation.grant();
        return reservation.with(
                grant, proven(reservation, grant, reservation.progress().ordinal()));
    }

    private Reservation.Progress proven(Reservation reservation, Grant grant, int ordinal) {
        Talk known = reservation.talk();
        Talk talk = known == null ? progress.talk() : known;
        Instant answeredAt = talk.answeredAt();
        Instant leaseUntil = answeredAt.plus(grant.time()).plus(leaseGrace);
        return new Reservation.Progress(ordinal, answeredAt, now, leaseUntil, talk.carrier());
    }
}
