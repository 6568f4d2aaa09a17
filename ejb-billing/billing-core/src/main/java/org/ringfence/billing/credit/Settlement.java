package org.ringfence.billing.credit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.Carriage;
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

/**
 * Works out what an ended call costs, by the price and within the money that were fixed for it, and what its carrier
 * charges.
 *
 * @param limits those of accounts: the days that calls count on
 * @param carriers what carriers charge
 */
public record Settlement(LimitSource limits, CarrierRates carriers) {

    /** Nobody has a limit, and no carrier's prices are known. */
    public static final Settlement PLAIN = new Settlement(LimitSource.UNLIMITED, CarrierRates.UNKNOWN);

    private static final String EVENT_SUFFIX = "interrupted";

    /** A talk that ended: begun seconds are rated, and at most what is reserved is charged. */
    CallEnding answered(Reservation reservation, Talk told, Release release) {
        Talk known = reservation.talk();
        Talk talk = known == null ? told : known;
        Billed billed = billed(reservation, talk.answeredAt(), release.at());
        return ending(
                reservation, CallOutcome.ANSWERED, release, billed, carriage(reservation, talk, billed), List.of());
    }

    /** A call that came to no talk. */
    CallEnding unanswered(Reservation reservation, Release release) {
        return ending(reservation, CallOutcome.FAILED, release, nothing(reservation), null, List.of());
    }

    /** A call whose end nobody told: only proven talk is charged, and at least the first block when it was answered. */
    CallEnding interrupted(Reservation reservation, Instant now, String cause) {
        Talk talk = reservation.talk();
        Instant provenAt = reservation.progress().provenAt();
        Billed billed = nothing(reservation);
        @Nullable Carriage carriage = null;
        if (talk != null && provenAt != null) {
            billed = billed(reservation, talk.answeredAt(), provenAt);
            carriage = carriage(reservation, talk, billed);
        }
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
        return ending(reservation, CallOutcome.INTERRUPTED, release, billed, carriage, List.of(event));
    }

    /**
     * The carrier rates the same begun seconds, the uncovered ones too. What help in need costs is in no price list: its
     * numbers only look like the beginnings of others.
     */
    private @Nullable Carriage carriage(Reservation reservation, Talk talk, Billed billed) {
        Carrier carrier = talk.carrier();
        if (carrier == null) {
            return null;
        }
        CallAttempt attempt = reservation.attempt();
        Optional<PricedCall> bought = attempt.destination() instanceof Destination.OffNet number
                ? carriers.price(carrier.account(), number.digits(), attempt.startedAt())
                : Optional.empty();
        return bought.map(price -> new Carriage(
                        carrier, price.tariffVersion(), price.price().charge(billed.talkSeconds())))
                .orElseGet(() -> Carriage.unpriced(carrier));
    }

    private static Billed billed(Reservation reservation, Instant answeredAt, Instant endedAt) {
        PricedCall priced = reservation.priced();
        CallPrice price = priced.price();
        long talk = begunSeconds(Duration.between(answeredAt, endedAt));
        long billedSeconds = price.isWithinGrace(talk)
                ? 0
                : Math.min(price.billedSeconds(talk), reservation.grant().seconds());
        Money cost = price.charge(talk);
        Money charge = cost.compareTo(reservation.amount()) <= 0 ? cost : reservation.amount();
        return new Billed(
                priced.tariffVersion(),
                priced.destination(),
                answeredAt,
                talk,
                billedSeconds,
                Math.min(billedSeconds, reservation.included()),
                charge,
                cost.minus(charge));
    }

    private static Billed nothing(Reservation reservation) {
        PricedCall priced = reservation.priced();
        return Billed.nothing(
                priced.tariffVersion(), priced.destination(), priced.price().currency());
    }

    private CallEnding ending(
            Reservation reservation,
            CallOutcome outcome,
            Release release,
            Billed billed,
            @Nullable Carriage carriage,
            List<BillingEvent> events) {
        CallRecord callRecord = new CallRecord(
                reservation.attempt(),
                outcome,
                release,
                billed,
                reservation.node().name(),
                carriage);
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
