package org.ringfence.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringfence.billing.contract.Samples.NODE;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.contract.PriceMix;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.contract.TickingClock;
import org.ringfence.billing.decision.Decision;
import org.ringfence.billing.decision.DecisionStep;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.decision.RuleBook;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.memory.Faults;
import org.ringfence.billing.memory.FaultyLedgerStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.spec.Spec;

/** Each refusal has its reason in the answer, in the record, and as the last step of its trace. */
class RefusalTracesTest {

    private final MemoryStores stores = new MemoryStores();
    private final List<Decision> decisions = new ArrayList<>();

    private CallAdmission admission(LedgerStore ledger) {
        return new CallAdmission(
                stores.accounts(),
                new Pricing(new PriceMix()),
                ledger,
                () -> CreditRules.DEFAULT,
                new TickingClock(NOON),
                NODE,
                () -> RuleBook.EMPTY,
                decisions::add,
                Settlement.PLAIN);
    }

    private static CallAttempt attempt(AccountId account, String digits) {
        return new CallAttempt(
                new AttemptId(UUID.randomUUID()),
                account,
                CallOrigin.ENDPOINT,
                "anna@one.example",
                new Destination.OffNet(digits),
                "call",
                "192.0.2.1:5060",
                NOON);
    }

    private void isRefused(CallAttempt attempt, RefusalReason reason, String stage) {
        assertThat(admission(stores.ledger()).admit(attempt)).isEqualTo(new AdmitAnswer.Refused(reason));
        isTraced(attempt, reason, stage);
    }

    private void isTraced(CallAttempt attempt, RefusalReason reason, String stage) {
        assertThat(stores.cdrs().find(attempt.id()).orElseThrow().release().cause())
                .isEqualTo(reason.name());
        Decision decision = decisions.get(decisions.size() - 1);
        assertThat(decision.refusal()).isEqualTo(reason);
        DecisionStep last = decision.steps().get(decision.steps().size() - 1);
        assertThat(last.rule()).isEqualTo(stage);
        assertThat(last.answer()).isInstanceOfSatisfying(RuleAnswer.Refuse.class, refuse -> assertThat(refuse.reason())
                .isEqualTo(reason));
    }

    @Test
    @Spec("Q3")
    void unknownAccount() {
        isRefused(attempt(new AccountId(999), "4930123456"), RefusalReason.UNKNOWN_ACCOUNT, "account");
    }

    @Test
    @Spec("Q3")
    void numberWithoutARate() {
        AccountId account = Samples.open(stores.accounts(), prepaid(), "20.00").id();
        isRefused(attempt(account, "777"), RefusalReason.NO_RATE, "price");
    }

    @Test
    @Spec("Q3")
    void lockedAccount() {
        AccountId account = Samples.open(stores.accounts(), prepaid(), "20.00").id();
        stores.accounts().lock(account, LockLevel.ALL);
        isRefused(attempt(account, "4930123456"), RefusalReason.ACCOUNT_LOCKED, "reserve");
    }

    @Test
    @Spec("Q3")
    void accountWithoutALine() {
        AccountId account = Samples.open(stores.accounts(), prepaid().withLines(new LineLimit(0)), "20.00")
                .id();
        isRefused(attempt(account, "4930123456"), RefusalReason.NO_LINE, "reserve");
    }

    @Test
    @Spec("Q3")
    void accountWithoutMoney() {
        AccountId account = Samples.open(stores.accounts(), prepaid(), "0").id();
        isRefused(attempt(account, "4930123456"), RefusalReason.INSUFFICIENT_CREDIT, "reserve");
    }

    @ParameterizedTest
    @EnumSource(
            value = RefusalReason.class,
            names = {
                "UNKNOWN_DESTINATION",
                "NO_ROUTE",
                "FORBIDDEN_DESTINATION",
                "CALLEE_LOCKED",
                "OVERLOADED",
            })
    @Spec("Q3")
    void callThatAnotherStageRefuses(RefusalReason reason) {
        AccountId account = Samples.open(stores.accounts(), prepaid(), "20.00").id();
        CallAttempt attempt = attempt(account, "4930123456");

        admission(stores.ledger()).refuse(attempt, reason);

        isTraced(attempt, reason, reason == RefusalReason.OVERLOADED ? "capacity" : "plan");
    }

    @Test
    @Spec("Q3")
    void callWhileTheLedgerIsAwayIsTracedOnceAlthoughItsRecordComesLater() {
        AccountId account = Samples.open(stores.accounts(), prepaid(), "20.00").id();
        CallAttempt attempt = attempt(account, "4930123456");
        Faults always = new Faults() {
            @Override
            public boolean strikesBefore() {
                return true;
            }

            @Override
            public boolean strikesAfter() {
                return true;
            }
        };

        assertThatThrownBy(() -> admission(new FaultyLedgerStore(stores.ledger(), always))
                        .admit(attempt))
                .isInstanceOf(LedgerUnavailable.class);
        admission(stores.ledger()).refuse(attempt, RefusalReason.LEDGER_UNAVAILABLE);

        assertThat(decisions).hasSize(1);
        isTraced(attempt, RefusalReason.LEDGER_UNAVAILABLE, "ledger");
    }
}
