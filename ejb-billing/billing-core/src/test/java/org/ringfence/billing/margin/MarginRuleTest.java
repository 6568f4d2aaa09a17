package org.ringfence.billing.margin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.margin.MarginRules.Guard;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.spec.Spec;

@Spec("G2")
class MarginRuleTest {

    private static CallPrice price(String fee, String perMinute, int block) {
        return new CallPrice(
                Money.parse(fee, Samples.prepaid().currency()).orElseThrow(),
                PricePerMinute.parse(perMinute).orElseThrow(),
                block,
                block);
    }

    /** Compared is the first minute with its fee and its blocks. */
    @ParameterizedTest
    @CsvSource({
        // guard, least margin, sold: fee and minute, bought: fee, minute and block | allowed
        "OFF, 0, 0, 0.01, 0, 9.00, 1, true",
        "LOSS, 0, 0, 0.02, 0, 0.02, 1, true",
        "LOSS, 0, 0, 0.02, 0, 0.02001, 1, false",
        "LOSS, 0, 0, 0.02, 0.001, 0.01900, 1, true",
        "LOSS, 0, 0, 0.02, 0.00101, 0.01900, 1, false",
        "LOSS, 0, 0, 0.02, 0, 0.01001, 120, false",
        "LOSS, 0, 0, 0.02, 0, 0.01, 120, true",
        "LOSS, 0.005, 0, 0.02, 0, 0.015, 1, true",
        "LOSS, 0.005, 0, 0.02, 0, 0.01501, 1, false",
        "LOSS_OR_EQUAL, 0, 0, 0.02, 0, 0.02, 1, false",
        "LOSS_OR_EQUAL, 0, 0, 0.02, 0, 0.01999, 1, true"
    })
    void callThatLeavesTooLittleIsRefused(
            Guard guard,
            String least,
            String fee,
            String sold,
            String buyFee,
            String bought,
            int block,
            boolean allowed) {
        MarginRules rules = new MarginRules(
                guard,
                Money.parse(least, Samples.prepaid().currency()).orElseThrow().units());

        assertThat(rules.allow(price(fee, sold, 1), price(buyFee, bought, block)))
                .isEqualTo(allowed);
    }

    private static RuleAnswer judge(Guard guard, @Nullable CallPrice... bought) {
        List<Offer> offers = Arrays.stream(bought)
                .map(price -> new Offer(new AccountId(9), price))
                .toList();
        MarginRule rule = new MarginRule((digits, start) -> offers, () -> new MarginRules(guard, 0));
        CallFacts facts = new CallFacts(Samples.attempt(new AccountId(1)), Samples.prepaid(), null, Samples.NOON);
        return rule.judge(facts.withPrice(new PricedCall(price("0", "0.02", 1), null, "Berlin")));
    }

    @Test
    void oneTrunkThatEarnsIsEnoughAndWithoutOneTheCallIsRefused() {
        CallPrice dear = price("0", "0.03", 1);
        assertThat(judge(Guard.LOSS, dear, price("0", "0.01", 1))).isInstanceOf(RuleAnswer.Pass.class);
        assertThat(judge(Guard.LOSS, dear))
                .isInstanceOfSatisfying(RuleAnswer.Refuse.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(RefusalReason.NOT_PROFITABLE));
        assertThat(judge(Guard.OFF, dear)).isEqualTo(RuleAnswer.NOT_APPLICABLE);
        assertThat(judge(Guard.LOSS_OR_EQUAL, (CallPrice) null)).isInstanceOf(RuleAnswer.Pass.class);
        assertThat(judge(Guard.LOSS_OR_EQUAL_OR_UNKNOWN, (CallPrice) null)).isInstanceOf(RuleAnswer.Refuse.class);
    }
}
