package org.ringfence.billing.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.CallEnding;
import org.ringfence.billing.ledger.EndDecision;
import org.ringfence.billing.ledger.EntryId;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.ledger.Extension;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.spending.LimitSource;
import org.ringfence.billing.spending.LimitsNow;

/** Values that tests of billing start from. */
public final class Samples {

    public static final Currency EUR = Currency.getInstance("EUR");
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Duration SLICE = Duration.ofSeconds(60);
    public static final Duration GRACE = Duration.ofSeconds(30);
    public static final NodeId NODE = new NodeId("node-a", 7);

    private Samples() {}

    public static Money eur(String amount) {
        return Money.parse(amount, EUR).orElseThrow();
    }

    public static PricePerMinute perMinute(String price) {
        return PricePerMinute.parse(price).orElseThrow();
    }

    /** 0.60 a minute by the second, without a connect fee: one cent a second. */
    public static CallPrice centPerSecond() {
        return new CallPrice(eur("0"), perMinute("0.60"), 1, 1);
    }

    public static PricedCall priced(CallPrice price) {
        return new PricedCall(price, null, "");
    }

    /** No limits, at noon in Berlin. */
    public static LimitsNow unlimited() {
        return LimitsNow.unlimited(NOON, ZONE);
    }

    public static AccountTerms prepaid() {
        return AccountTerms.prepaid(EUR, ZONE);
    }

    public static NewAccount newAccount(AccountTerms terms, String balance) {
        return new NewAccount("account-" + UUID.randomUUID(), terms, eur(balance));
    }

    /** Opens an account of its own for a test. */
    public static Account open(AccountStore accounts, AccountTerms terms, String balance) {
        if (accounts.create(newAccount(terms, balance)) instanceof AccountStore.CreateAnswer.Created created) {
            return created.account();
        }
        throw new AssertionError("The name of a new account is taken");
    }

    public static CallAttempt attempt(AccountId account) {
        return attempt(new AttemptId(UUID.randomUUID()), account, NOON);
    }

    public static CallAttempt attempt(AttemptId id, AccountId account, Instant startedAt) {
        return new CallAttempt(
                id,
                account,
                CallOrigin.ENDPOINT,
                "anna@one.example",
                new Destination.OffNet("4930123456"),
                "call-" + id,
                "udp:192.0.2.1:5060",
                startedAt);
    }

    public static ReserveCommand reserve(CallAttempt attempt, CallPrice price) {
        return reserve(attempt, NODE, price);
    }

    public static ReserveCommand reserve(CallAttempt attempt, NodeId node, CallPrice price) {
        Instant lease = attempt.startedAt().plusSeconds(600);
        return new ReserveCommand(attempt, node, priced(price), SLICE, lease, attempt.startedAt(), unlimited());
    }

    /** Reserves for a new attempt what is expected to be granted. */
    public static Reservation reserved(LedgerStore ledger, AccountId account, CallPrice price) {
        LedgerStore.ReserveAnswer answer = ledger.reserve(reserve(attempt(account), price));
        if (answer instanceof LedgerStore.ReserveAnswer.Reserved reserved) {
            return reserved.reservation();
        }
        throw new AssertionError("Not reserved: " + answer);
    }

    /** Asking number {@code ordinal} of a call answered 5 s after noon, so many seconds after the answer. */
    public static Extension asking(int ordinal, long secondsAfterAnswer) {
        return asking(new TalkProgress(NOON.plusSeconds(5), ordinal), secondsAfterAnswer);
    }

    /** An asking, so many seconds after the answer that it tells of. */
    public static Extension asking(TalkProgress progress, long secondsAfterAnswer) {
        return new Extension(
                progress,
                SLICE,
                GRACE,
                progress.talk().answeredAt().plusSeconds(secondsAfterAnswer),
                LimitSource.UNLIMITED);
    }

    /** Ends an answered call with this charge. */
    public static EndDecision charging(String amount) {
        return charging(amount, 30, NOON.plusSeconds(35), unlimited());
    }

    /** Ends an answered call of so many seconds with this charge, on the day of these limits. */
    public static EndDecision charging(String amount, long talk, Instant endedAt, LimitsNow limits) {
        return held -> {
            Money charge = eur(amount);
            Billed billed = new Billed(null, "", endedAt.minusSeconds(talk), talk, talk, charge, eur("0"));
            CallRecord callRecord = new CallRecord(
                    held.attempt(),
                    CallOutcome.ANSWERED,
                    new Release(endedAt, 200, "CALLER_HUNG_UP"),
                    billed,
                    held.node().name());
            @Nullable
            LedgerEntry entry = charge.isZero()
                    ? null
                    : new LedgerEntry(
                            EntryId.chargeOf(held.attempt().id()),
                            held.account(),
                            EntryKind.CHARGE,
                            charge.negated(),
                            endedAt,
                            held.id().toString());
            return Optional.of(new CallEnding(callRecord, entry, List.of(event(held, charge)), limits));
        };
    }

    /** Ends a call that was not answered. */
    public static EndDecision failing() {
        return held -> Optional.of(new CallEnding(
                new CallRecord(
                        held.attempt(),
                        CallOutcome.FAILED,
                        new Release(NOON.plusSeconds(20), 486, "REFUSED_BY_CALLEE"),
                        Billed.nothing(null, "", EUR),
                        held.node().name()),
                null,
                List.of(),
                unlimited()));
    }

    public static LedgerEntry topUp(AccountId account, String amount) {
        return new LedgerEntry(
                new EntryId(UUID.randomUUID()), account, EntryKind.TOP_UP, eur(amount), NOON, "payment 1");
    }

    private static BillingEvent event(Reservation held, Money charge) {
        return new BillingEvent(
                UUID.randomUUID(),
                BillingEvent.Kind.CALL_INTERRUPTED,
                held.account(),
                held.attempt().id(),
                charge,
                NOON.plusSeconds(35));
    }
}
