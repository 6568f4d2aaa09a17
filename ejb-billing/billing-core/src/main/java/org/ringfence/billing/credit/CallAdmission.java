package org.ringfence.billing.credit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Supplier;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.admission.Admission;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.DecisionListener;
import org.ringfence.billing.decision.Deliberation;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.decision.RuleBook;
import org.ringfence.billing.ledger.EndDecision;
import org.ringfence.billing.ledger.Extension;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.spending.LimitsNow;

/** The four verbs over the ports; each takes one step of the ledger. Holds no state of calls, so any node may settle. */
public final class CallAdmission implements Admission {

    /** Of records that belong to no account. */
    private static final Currency NO_CURRENCY = Currency.getInstance("XXX");

    private final TermsSource accounts;
    private final Pricing pricing;
    private final LedgerStore ledger;
    private final Supplier<CreditRules> rules;
    private final InstantSource clock;
    private final NodeId node;
    private final Supplier<RuleBook> book;
    private final DecisionListener listener;
    private final Settlement settlement;

    /** Admission without rules but price, line and money. */
    public CallAdmission(
            TermsSource accounts,
            Pricing pricing,
            LedgerStore ledger,
            Supplier<CreditRules> rules,
            InstantSource clock,
            NodeId node) {
        this(
                accounts,
                pricing,
                ledger,
                rules,
                clock,
                node,
                () -> RuleBook.EMPTY,
                DecisionListener.NOBODY,
                Settlement.PLAIN);
    }

    /**
     * Admission by rules.
     *
     * @param rules asked anew for each step, so that changes count at once
     * @param book asked anew for each call
     * @param listener hears why calls are admitted and refused
     * @param settlement knows the limits of accounts and what ended calls cost
     */
    public CallAdmission(
            TermsSource accounts,
            Pricing pricing,
            LedgerStore ledger,
            Supplier<CreditRules> rules,
            InstantSource clock,
            NodeId node,
            Supplier<RuleBook> book,
            DecisionListener listener,
            Settlement settlement) {
        this.settlement = settlement;
        this.book = book;
        this.listener = listener;
        this.accounts = accounts;
        this.pricing = pricing;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.node = node;
    }

    @Override
    public AdmitAnswer admit(CallAttempt attempt) {
        Deliberation deliberation = new Deliberation(attempt);
        AdmitAnswer answer = admitOrTell(attempt, deliberation);
        RefusalReason refusal = answer instanceof AdmitAnswer.Refused refused ? refused.reason() : null;
        listener.decided(deliberation.end(clock.instant(), refusal));
        return answer;
    }

    private AdmitAnswer admitOrTell(CallAttempt attempt, Deliberation deliberation) {
        try {
            return admit(attempt, deliberation);
        } catch (LedgerUnavailable away) {
            RefusalReason reason = RefusalReason.LEDGER_UNAVAILABLE;
            deliberation.note(EarlyStage.nameOf(reason), EarlyStage.answer(attempt, reason));
            listener.decided(deliberation.end(clock.instant(), reason));
            throw away;
        }
    }

    private AdmitAnswer admit(CallAttempt attempt, Deliberation deliberation) {
        Optional<AccountTerms> payer = accounts.termsOf(attempt.account());
        if (payer.isEmpty()) {
            deliberation.note("account", refusal(RefusalReason.UNKNOWN_ACCOUNT, attempt.account(), "an open account"));
            return refused(attempt, RefusalReason.UNKNOWN_ACCOUNT, NO_CURRENCY);
        }
        RuleBook rulesInForce = book.get();
        CallFacts facts = new CallFacts(attempt, payer.get(), null, clock.instant());
        RefusalReason refusal = deliberation.ask(rulesInForce.beforePricing(), facts);
        if (refusal != null) {
            return refused(attempt, refusal, payer.get().currency());
        }
        Optional<PricedCall> priced = pricing.price(payer.get(), attempt.destination(), attempt.startedAt());
        if (priced.isEmpty()) {
            deliberation.note("price", refusal(RefusalReason.NO_RATE, attempt.destination(), tariffOf(payer.get())));
            return refused(attempt, RefusalReason.NO_RATE, payer.get().currency());
        }
        deliberation.note("price", new RuleAnswer.Pass(attempt.destination(), priced.get()));
        refusal = deliberation.ask(rulesInForce.afterPricing(), facts.withPrice(priced.get()));
        return refusal == null
                ? reserve(attempt, priced.get(), deliberation)
                : refused(attempt, refusal, payer.get().currency());
    }

    @Override
    public ExtendAnswer extend(ReservationId reservation, TalkProgress progress) {
        CreditRules now = rules.get();
        Extension extension =
                new Extension(progress, now.slice(), now.leaseGrace(), clock.instant(), settlement.limits());
        LedgerStore.ExtendAnswer answer = ledger.extend(reservation, extension);
        if (answer instanceof LedgerStore.ExtendAnswer.Extended extended) {
            return new ExtendAnswer.Extended(extended.reservation().grant().time());
        }
        if (answer instanceof LedgerStore.ExtendAnswer.Exhausted exhausted) {
            return new ExtendAnswer.Exhausted(exhausted.reservation().grant().time());
        }
        return new ExtendAnswer.Ended();
    }

    @Override
    public EndAnswer settle(ReservationId reservation, Talk talk, Release release) {
        return end(reservation, held -> Optional.of(settlement.answered(held, talk, release)));
    }

    @Override
    public EndAnswer abandon(ReservationId reservation, Release release) {
        return end(reservation, held -> Optional.of(settlement.unanswered(held, release)));
    }

    @Override
    public void refuse(CallAttempt attempt, RefusalReason reason) {
        Currency currency =
                accounts.termsOf(attempt.account()).map(AccountTerms::currency).orElse(NO_CURRENCY);
        refused(attempt, reason, currency);
        if (reason != RefusalReason.LEDGER_UNAVAILABLE) {
            Deliberation deliberation = new Deliberation(attempt);
            deliberation.note(EarlyStage.nameOf(reason), EarlyStage.answer(attempt, reason));
            listener.decided(deliberation.end(clock.instant(), reason));
        }
    }

    private AdmitAnswer reserve(CallAttempt attempt, PricedCall priced, Deliberation deliberation) {
        CreditRules now = rules.get();
        Instant instant = clock.instant();
        ReserveCommand command = new ReserveCommand(
                attempt,
                node,
                priced,
                now.slice(),
                instant.plus(now.setUpLease()),
                instant,
                limitsOf(attempt, instant));
        LedgerStore.ReserveAnswer answer = ledger.reserve(command);
        if (answer instanceof LedgerStore.ReserveAnswer.Reserved reserved) {
            deliberation.note(
                    "reserve", new RuleAnswer.Pass(reserved.reservation().grant(), now.slice()));
            return admitted(reserved.reservation());
        }
        if (answer instanceof LedgerStore.ReserveAnswer.AlreadyReserved repeated) {
            return admitted(repeated.reservation());
        }
        if (answer instanceof LedgerStore.ReserveAnswer.AlreadyRecorded over) {
            return refusedBefore(over.record());
        }
        RefusalReason reason = reasonOf(answer);
        deliberation.note("reserve", new RuleAnswer.Refuse(reason, answer, now.slice()));
        return new AdmitAnswer.Refused(reason);
    }

    private LimitsNow limitsOf(CallAttempt attempt, Instant instant) {
        LimitsNow now = settlement.limits().limitsOf(attempt.account(), instant);
        return attempt.destination() instanceof Destination.Emergency ? now.lifted() : now;
    }

    private static RuleAnswer refusal(RefusalReason reason, Object input, Object threshold) {
        return new RuleAnswer.Refuse(reason, input, threshold);
    }

    private static Object tariffOf(AccountTerms payer) {
        return payer.tariff() == null ? "a rate of the default tariff" : payer.tariff();
    }

    private static RefusalReason reasonOf(LedgerStore.ReserveAnswer refusal) {
        if (refusal instanceof LedgerStore.ReserveAnswer.Insufficient) {
            return RefusalReason.INSUFFICIENT_CREDIT;
        }
        if (refusal instanceof LedgerStore.ReserveAnswer.LimitReached reached) {
            return reached.limit().reason();
        }
        if (refusal instanceof LedgerStore.ReserveAnswer.TalkLimitReached reached) {
            return reached.reason();
        }
        if (refusal instanceof LedgerStore.ReserveAnswer.AddressLimitReached) {
            return RefusalReason.ADDRESS_LIMIT;
        }
        if (refusal instanceof LedgerStore.ReserveAnswer.NoLine) {
            return RefusalReason.NO_LINE;
        }
        if (refusal instanceof LedgerStore.ReserveAnswer.Locked) {
            return RefusalReason.ACCOUNT_LOCKED;
        }
        return RefusalReason.UNKNOWN_ACCOUNT;
    }

    private AdmitAnswer refused(CallAttempt attempt, RefusalReason reason, Currency currency) {
        Release release = new Release(clock.instant(), 0, reason.name());
        CallRecord refusal =
                new CallRecord(attempt, CallOutcome.REFUSED, release, Billed.nothing(null, "", currency), node.name());
        LedgerStore.RefuseAnswer answer = ledger.refuse(refusal);
        if (answer instanceof LedgerStore.RefuseAnswer.AlreadyReserved repeated) {
            return admitted(repeated.reservation());
        }
        if (answer instanceof LedgerStore.RefuseAnswer.AlreadyRecorded over) {
            return refusedBefore(over.record());
        }
        return new AdmitAnswer.Refused(reason);
    }

    private static AdmitAnswer admitted(Reservation reservation) {
        return new AdmitAnswer.Admitted(
                reservation.id(),
                reservation.grant().time(),
                reservation.priced().tariffVersion());
    }

    private static AdmitAnswer refusedBefore(CallRecord earlier) {
        RefusalReason reason = earlier.outcome() == CallOutcome.REFUSED
                ? RefusalReason.valueOf(earlier.release().cause())
                : RefusalReason.ALREADY_ENDED;
        return new AdmitAnswer.Refused(reason);
    }

    private EndAnswer end(ReservationId reservation, EndDecision decision) {
        LedgerStore.EndAnswer answer = ledger.end(reservation, decision);
        if (answer instanceof LedgerStore.EndAnswer.Ended ended) {
            Billed billed = ended.record().billed();
            return new EndAnswer.Ended(billed.charge(), billedTime(billed));
        }
        if (answer instanceof LedgerStore.EndAnswer.AlreadyEnded over) {
            Billed billed = over.record().billed();
            return new EndAnswer.AlreadyEnded(billed.charge(), billedTime(billed));
        }
        return new EndAnswer.Unknown();
    }

    private static Duration billedTime(Billed billed) {
        return Duration.ofSeconds(billed.billedSeconds());
    }
}
