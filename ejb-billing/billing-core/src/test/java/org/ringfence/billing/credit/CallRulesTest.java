package org.ringfence.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NODE;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.contract.PriceMix;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.contract.TickingClock;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.CallRule;
import org.ringfence.billing.decision.Decision;
import org.ringfence.billing.decision.DecisionStep;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.decision.RuleBook;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.spec.Spec;

class CallRulesTest {

    private static final RuleAnswer PASS = new RuleAnswer.Pass("seen", "allowed");
    private static final RuleAnswer REFUSE =
            new RuleAnswer.Refuse(RefusalReason.FORBIDDEN_DESTINATION, "seen", "forbidden");

    private final MemoryStores stores = new MemoryStores();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<CallFacts> asked = new ArrayList<>();
    private final AccountId account =
            Samples.open(stores.accounts(), prepaid(), "20.00").id();
    private final CallAttempt attempt = Samples.attempt(account);

    @Test
    void ruleBeforePricingKnowsNoPriceAndRuleAfterItDoes() {
        admit(new RuleBook(List.of(rule("who", PASS)), List.of(rule("cost", PASS))));

        assertThat(asked).extracting(facts -> facts.priced() != null).containsExactly(false, true);
    }

    @Test
    @Spec("Q3")
    void admittedCallTellsItsStepsInOrder() {
        admit(new RuleBook(
                List.of(rule("who", PASS), rule("silent", RuleAnswer.NOT_APPLICABLE)), List.of(rule("cost", PASS))));

        assertThat(decisions).hasSize(1);
        assertThat(decisions.get(0).refusal()).isNull();
        assertThat(decisions.get(0).steps())
                .extracting(DecisionStep::rule)
                .containsExactly("who", "price", "cost", "reserve");
    }

    @Test
    @Spec("Q3")
    void firstRefusalDecidesAndIsRecordedAndHoldsNothing() {
        AdmitAnswer answer =
                admit(new RuleBook(List.of(rule("who", PASS), rule("where", REFUSE), rule("never", PASS)), List.of()));

        assertThat(answer).isEqualTo(new AdmitAnswer.Refused(RefusalReason.FORBIDDEN_DESTINATION));
        assertThat(decisions.get(0).refusal()).isEqualTo(RefusalReason.FORBIDDEN_DESTINATION);
        assertThat(decisions.get(0).steps())
                .containsExactly(new DecisionStep("who", PASS), new DecisionStep("where", REFUSE));
        CallRecord refusal = stores.cdrs().find(attempt.id()).orElseThrow();
        assertThat(refusal.release().cause()).isEqualTo("FORBIDDEN_DESTINATION");
        assertThat(stores.ledger().open(account)).isEmpty();
    }

    @Test
    void refusalAfterPricingHoldsNothing() {
        AdmitAnswer answer = admit(new RuleBook(List.of(), List.of(rule("cost", REFUSE))));

        assertThat(answer).isEqualTo(new AdmitAnswer.Refused(RefusalReason.FORBIDDEN_DESTINATION));
        assertThat(stores.ledger().open(account)).isEmpty();
    }

    private AdmitAnswer admit(RuleBook book) {
        return new CallAdmission(
                        stores.accounts(),
                        new Pricing(new PriceMix()),
                        stores.ledger(),
                        () -> CreditRules.DEFAULT,
                        new TickingClock(NOON),
                        NODE,
                        () -> book,
                        decisions::add,
                        Settlement.PLAIN)
                .admit(attempt);
    }

    private CallRule rule(String name, RuleAnswer answer) {
        return new CallRule() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public RuleAnswer judge(CallFacts facts) {
                asked.add(facts);
                return answer;
            }
        };
    }
}
