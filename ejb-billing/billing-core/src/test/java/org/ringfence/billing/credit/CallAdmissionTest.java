package org.ringfence.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NODE;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Duration;
import java.util.Currency;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.contract.PriceMix;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.contract.SeededFaults;
import org.ringfence.billing.contract.TickingClock;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.memory.FaultyLedgerStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.tariff.TariffVersionId;
import org.ringfence.spec.Spec;

class CallAdmissionTest {

    private final MemoryStores stores = new MemoryStores();
    private final TickingClock clock = new TickingClock(NOON);
    private final AtomicReference<CreditRules> rules = new AtomicReference<>(CreditRules.DEFAULT);
    private final CallAdmission admission =
            new CallAdmission(stores.accounts(), new Pricing(new PriceMix()), stores.ledger(), rules::get, clock, NODE);
    private final AccountId account =
            Samples.open(stores.accounts(), prepaid(), "20.00").id();

    @Test
    void admittedCallKeepsItsTariffVersion() {
        CallAttempt attempt = attempt(account);

        assertThat(admission.admit(attempt))
                .isEqualTo(new AdmitAnswer.Admitted(
                        new ReservationId(attempt.id()), Duration.ofSeconds(60), new TariffVersionId(1)));
    }

    @Test
    @Spec("P1")
    void sliceAndLeasesAreThoseOfTheRulesInForce() {
        rules.set(new CreditRules(Duration.ofSeconds(90), Duration.ofSeconds(45), Duration.ofSeconds(15)));
        ReservationId held = new ReservationId(attempt(account).id());
        admission.admit(attempt(held.attempt()));
        assertThat(find(held).grant().seconds()).isEqualTo(90);
        assertThat(find(held).progress().leaseUntil()).isEqualTo(NOON.plusSeconds(45));

        rules.set(new CreditRules(Duration.ofSeconds(30), Duration.ofSeconds(45), Duration.ofSeconds(7)));
        admission.extend(held, new TalkProgress(NOON, 1));
        assertThat(find(held).grant().seconds()).isEqualTo(120);
        assertThat(find(held).progress().leaseUntil()).isEqualTo(NOON.plusSeconds(127));
    }

    @Test
    void callWithoutARateIsRefusedAndRecordedInTheCurrencyOfItsAccount() {
        CallAttempt attempt = to(new Destination.OffNet("999000"), account);

        assertThat(admission.admit(attempt)).isEqualTo(new AdmitAnswer.Refused(RefusalReason.NO_RATE));
        CallRecord refusal = stores.cdrs().find(attempt.id()).orElseThrow();
        assertThat(refusal.outcome()).isEqualTo(CallOutcome.REFUSED);
        assertThat(refusal.release()).isEqualTo(new Release(NOON, 0, "NO_RATE"));
        assertThat(refusal.billed().charge()).isEqualTo(eur("0"));
        assertThat(refusal.node()).isEqualTo(NODE.name());
    }

    @Test
    void callOfNobodyIsRefusedAndRecorded() {
        CallAttempt attempt = attempt(new AccountId(404));

        assertThat(admission.admit(attempt)).isEqualTo(new AdmitAnswer.Refused(RefusalReason.UNKNOWN_ACCOUNT));
        assertThat(stores.cdrs()
                        .find(attempt.id())
                        .orElseThrow()
                        .billed()
                        .charge()
                        .currency())
                .isEqualTo(Currency.getInstance("XXX"));
    }

    @Test
    void lockedAccountIsRefused() {
        stores.accounts().lock(account, LockLevel.NO_CHARGEABLE);

        assertThat(admission.admit(attempt(account))).isEqualTo(new AdmitAnswer.Refused(RefusalReason.ACCOUNT_LOCKED));
        assertThat(admission.admit(to(new Destination.OnNet("bert@one.example"), account)))
                .isInstanceOf(AdmitAnswer.Admitted.class);
    }

    @Test
    void refusalFromElsewhereIsRecordedOnceWithItsReason() {
        CallAttempt attempt = attempt(account);

        admission.refuse(attempt, RefusalReason.NO_ROUTE);
        admission.refuse(attempt, RefusalReason.OVERLOADED);

        CallRecord refusal = stores.cdrs().find(attempt.id()).orElseThrow();
        assertThat(refusal.release().cause()).isEqualTo("NO_ROUTE");
        assertThat(refusal.billed().charge().currency()).isEqualTo(EUR);
        assertThat(admission.admit(attempt)).isEqualTo(new AdmitAnswer.Refused(RefusalReason.NO_ROUTE));
    }

    @Test
    void verbsOnNothingSaySo() {
        ReservationId nothing = new ReservationId(attempt(account).id());
        Release release = new Release(NOON, 200, "CALLER_HUNG_UP");

        assertThat(admission.extend(nothing, new TalkProgress(NOON, 1))).isEqualTo(new ExtendAnswer.Ended());
        assertThat(admission.settle(nothing, new Talk(NOON), release)).isEqualTo(new EndAnswer.Unknown());
        assertThat(admission.abandon(nothing, release)).isEqualTo(new EndAnswer.Unknown());
    }

    @Test
    void talkCountsFromTheFirstReportOfTheAnswer() {
        CallAttempt attempt = attempt(account);
        ReservationId held = new ReservationId(attempt.id());
        admission.admit(attempt);
        admission.extend(held, new TalkProgress(NOON, 0));

        EndAnswer answer = admission.settle(
                held, new Talk(NOON.plusSeconds(9)), new Release(NOON.plusSeconds(10), 200, "CALLER_HUNG_UP"));

        assertThat(answer).isEqualTo(new EndAnswer.Ended(eur("0.10"), Duration.ofSeconds(10)));
    }

    @Test
    void talkThatEndsBeforeItBeginsPaysTheFirstBlock() {
        CallAttempt attempt = attempt(account);
        admission.admit(attempt);

        EndAnswer answer = admission.settle(
                new ReservationId(attempt.id()),
                new Talk(NOON.plusSeconds(9)),
                new Release(NOON.plusSeconds(8), 200, "CALLER_HUNG_UP"));

        assertThat(answer).isEqualTo(new EndAnswer.Ended(eur("0.01"), Duration.ofSeconds(1)));
    }

    @Test
    void awayLedgerIsToldAndNothingIsLostByTryingAgain() {
        CallAdmission shaky = new CallAdmission(
                stores.accounts(),
                new Pricing(new PriceMix()),
                new FaultyLedgerStore(stores.ledger(), new SeededFaults(1, 2)),
                rules::get,
                clock,
                NODE);
        CallAttempt attempt = attempt(account);

        assertThatThrownBy(() -> shaky.admit(attempt)).isInstanceOf(LedgerUnavailable.class);
        assertThat(admission.admit(attempt)).isInstanceOf(AdmitAnswer.Admitted.class);
        assertThat(stores.ledger().balance(account).orElseThrow().linesInUse()).isOne();
    }

    private CallAttempt attempt(AttemptId id) {
        return Samples.attempt(id, account, NOON);
    }

    private CallAttempt attempt(AccountId payer) {
        return Samples.attempt(payer);
    }

    private static CallAttempt to(Destination destination, AccountId payer) {
        CallAttempt sample = Samples.attempt(payer);
        return new CallAttempt(
                sample.id(),
                payer,
                CallOrigin.ENDPOINT,
                sample.caller(),
                destination,
                sample.callReference(),
                sample.source(),
                NOON);
    }

    private Reservation find(ReservationId held) {
        return stores.ledger().find(held).orElseThrow();
    }
}
