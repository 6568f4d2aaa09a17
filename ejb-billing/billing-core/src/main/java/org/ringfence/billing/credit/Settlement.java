package org.ringfence.billing.credit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.CallEnding;
import org.ringfence.billing.ledger.EntryId;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.spending.LimitSource;

/** Works out what an ended call costs, by the price and within the money that were fixed for it. */
final class Settlement {

    private static final String EVENT_SUFFIX = "interrupted";

    private Settlement() {}

    /** A talk that ended: begun seconds are rated, and at most what is reserved is charged. */
    static CallEnding answered(Reservation reservation, Instant answeredAt, Release release, LimitSource limits) {
        Instant known = reservation.progress().answeredAt();
        Billed billed = billed(reservation, known == null ? answeredAt : known, release.at());
        return ending(reservation, CallOutcome.ANSWERED, release, billed, List.of(), limits);
    }

    /** A call that came to no talk. */
    static CallEnding unanswered(Reservation reservation, Release release, LimitSource limits) {
        return ending(reservation, CallOutcome.FAILED, release, nothing(reservation), List.of(), limits);
    }

    /** A call whose end nobody told: only proven talk is charged, and at least the first block when it was answered. */
    static CallEnding interrupted(Reservation reservation, Instant now, String cause, LimitSource limits) {
        Instant answeredAt = reservation.progress().answeredAt();
        Instant provenAt = reservation.progress().provenAt();
        Billed billed = answeredAt == null || provenAt == null
                ? nothing(reservation)
                : billed(reservation, answeredAt, provenAt);
        Release release = new Release(provenAt == null ? now : provenAt, 0, cause);
        BillingEvent event = new BillingEvent(
                EntryId.named(
                                EVENT_SUFFIX,
                                reservation.account(),
                                reservation.id().toString())
                        .value(),
                BillingEvent.Kind.CALL_INTERRUPTED,
                reservation.account(),
                reservation.attempt().id(),
                billed.charge(),
                now);
        return ending(reservation, CallOutcome.INTERRUPTED, release, billed, List.of(event), limits);
    }

    private static Billed billed(Reservation reservation, Instant answeredAt, Instant endedAt) {
        PricedCall priced = reservation.priced();
        CallPrice price = priced.price();
        long talk = begunSeconds(Duration.between(answeredAt, endedAt));
        long billedSeconds =
                Math.min(price.billedSeconds(talk), reservation.grant().seconds());
        Money cost = price.charge(talk);
        Money charge = cost.compareTo(reservation.amount()) <= 0 ? cost : reservation.amount();
        return new Billed(
                priced.tariffVersion(),
                priced.destination(),
                answeredAt,
                talk,
                billedSeconds,
                charge,
                cost.minus(charge));
    }

    private static Billed nothing(Reservation reservation) {
        PricedCall priced = reservation.priced();
        return Billed.nothing(
                priced.tariffVersion(), priced.destination(), priced.price().currency());
    }

    private static CallEnding ending(
            Reservation reservation,
            CallOutcome outcome,
            Release release,
            Billed billed,
            List<BillingEvent> events,
            LimitSource limits) {
        CallRecord callRecord = new CallRecord(
                reservation.attempt(),
                outcome,
                release,
                billed,
                reservation.node().name());
        return new CallEnding(
                callRecord,
                entry(reservation, billed.charge(), release.at()),
                events,
                limits.limitsOf(reservation.account(), release.at()));
    }

    private static @Nullable LedgerEntry entry(Reservation reservation, Money charge, Instant at) {
        if (charge.isZero()) {
            return null;
        }
        return new LedgerEntry(
                EntryId.chargeOf(reservation.attempt().id()),
                reservation.account(),
                EntryKind.CHARGE,
                charge.negated(),
                at,
                reservation.id().toString());
    }

    private static long begunSeconds(Duration talk) {
        if (talk.isNegative()) {
            return 0;
        }
        return talk.getNano() == 0 ? talk.getSeconds() : talk.getSeconds() + 1;
    }
}
