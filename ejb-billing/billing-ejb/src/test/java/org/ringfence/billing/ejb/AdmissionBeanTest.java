package org.ringfence.billing.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringfence.billing.contract.Samples.NODE;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.contract.PriceMix;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.contract.TickingClock;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.fraud.WatchedAdmission;
import org.ringfence.billing.memory.FaultyLedgerStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.memory.MemoryTariffStore;
import org.ringfence.billing.tariff.TariffSource;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.PricePolicy;
import org.ringfence.spec.Spec;

class AdmissionBeanTest {

    private static final Release HUNG_UP = new Release(NOON.plusSeconds(10), 200, "CALLER_HUNG_UP");

    private final MemoryStores stores = new MemoryStores();
    private PricePolicy prices = PricePolicy.DEFAULT;
    private final Outage outage = new Outage();
    private final AccountId account =
            Samples.open(stores.accounts(), prepaid(), "10.00").id();
    private final AdmissionBean bean = bean(new PriceMix());
    private final LogLines log = new LogLines();

    @AfterEach
    void stopListening() {
        log.close();
    }

    private AdmissionBean bean(TariffSource tariffs) {
        Billing billing = new Billing(PolicyBoard.ofDefaults(), Clock.systemUTC());
        CallAdmission admission = new CallAdmission(
                stores.accounts(),
                new Pricing(tariffs),
                new FaultyLedgerStore(stores.ledger(), outage),
                () -> CreditRules.DEFAULT,
                new TickingClock(NOON),
                NODE);
        return new AdmissionBean(
                new WatchedAdmission(
                        admission,
                        FraudParts.rule(billing, stores.accounts()),
                        FraudParts.statistics(billing),
                        Clock.systemUTC()),
                new LedgerHealth(),
                new NoRateNotice(() -> prices));
    }

    @Test
    void verbsReachTheLedger() {
        CallAttempt call = Samples.attempt(account);
        ReservationId held = new ReservationId(call.id());

        assertThat(bean.admit(call)).isInstanceOf(AdmitAnswer.Admitted.class);
        assertThat(bean.extend(held, new TalkProgress(NOON, 0))).isInstanceOf(ExtendAnswer.Extended.class);
        assertThat(bean.settle(held, new Talk(NOON), HUNG_UP)).isInstanceOf(EndAnswer.Ended.class);
        assertThat(stores.cdrs().find(call.id()).orElseThrow().outcome()).isEqualTo(CallOutcome.ANSWERED);

        CallAttempt unanswered = Samples.attempt(account);
        bean.admit(unanswered);
        assertThat(bean.abandon(new ReservationId(unanswered.id()), HUNG_UP)).isInstanceOf(EndAnswer.Ended.class);

        CallAttempt refused = Samples.attempt(account);
        bean.refuse(refused, RefusalReason.OVERLOADED);
        assertThat(stores.cdrs().find(refused.id()).orElseThrow().outcome()).isEqualTo(CallOutcome.REFUSED);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void ledgerThatIsAwayIsToldOnceAndReachesTheCaller() {
        outage.begin();
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> bean.admit(Samples.attempt(account))).isInstanceOf(LedgerUnavailable.class);
        }
        assertThat(log.lines()).singleElement().asString().contains("RFBIL0003");

        outage.end();
        bean.admit(Samples.attempt(account));
        bean.admit(Samples.attempt(account));

        assertThat(log.lines()).hasSize(2).last().asString().contains("RFBIL0004");
    }

    @Test
    void missingRateIsToldOnceForEachAccountWithItsRemedy() {
        AdmissionBean without = bean(new MemoryTariffStore());

        assertThat(without.admit(Samples.attempt(account))).isEqualTo(new AdmitAnswer.Refused(RefusalReason.NO_RATE));
        without.admit(Samples.attempt(account));

        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("RFBIL0007", "account " + account.value(), "add one to the account's tariff");
    }

    @ParameterizedTest
    @CsvSource({"WARNING, RFBIL0007", "ERROR, RFBIL0012", "CRITICAL, RFBIL0013"})
    @Spec("G4")
    void missingRateIsToldAsLoudAsThePolicySays(PricePolicy.Alert alert, String id) {
        prices = new PricePolicy(null, null, PricePolicy.UnratedCalls.REFUSE, PricePolicy.ExactPrices.NOBODY, alert);
        bean(new MemoryTariffStore()).admit(Samples.attempt(account));

        assertThat(log.lines()).singleElement().asString().contains(id, "no tariff has a rate");
    }
}
