package org.ringfence.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.prepaid;

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
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.spec.Spec;

class PriceCeilingTest {

    private static @Nullable PricePerMinute price(@Nullable String text) {
        return text == null ? null : PricePerMinute.parse(text).orElseThrow();
    }

    private static CallFacts call(String perMinute, String connectFee) {
        CallPrice price = new CallPrice(
                Money.parse(connectFee, EUR).orElseThrow(),
                PricePerMinute.parse(perMinute).orElseThrow(),
                1,
                1);
        return new CallFacts(Samples.attempt(new AccountId(1)), prepaid(), new PricedCall(price, null, ""), NOON);
    }

    @ParameterizedTest
    @CsvSource({
        "0.60,       0.05,    ,     ,     not asked",
        "0.60,       0.05,    0.60, ,     passed",
        "0.60000001, 0.05,    0.60, ,     refused",
        "0.60,       0.05,    ,     0.05, passed",
        "0.60,       0.05001, ,     0.05, refused",
        "0.60,       0.05,    0.60, 0.05, passed",
        "0.61,       0,       0.60, 0.05, refused",
        "0,          0.06,    0.60, 0.05, refused",
        "0,          0,       0,    0,    passed",
        "0.00000001, 0,       0,    ,     refused",
    })
    @Spec({"G5", "P17"})
    void priceIsAllowedAtTheCeilingAndRefusedAboveIt(
            String perMinute, String fee, @Nullable String mostPerMinute, @Nullable String mostFee, String outcome) {
        PriceCeiling rule = new PriceCeiling(() -> new PriceCeiling.Ceilings(price(mostPerMinute), price(mostFee)));

        RuleAnswer answer = rule.judge(call(perMinute, fee));

        assertThat(text(answer)).isEqualTo(outcome);
        if (answer instanceof RuleAnswer.Refuse refusal) {
            assertThat(refusal.reason()).isEqualTo(RefusalReason.PRICE_TOO_HIGH);
        }
    }

    private static String text(RuleAnswer answer) {
        if (answer instanceof RuleAnswer.Pass) {
            return "passed";
        }
        return answer instanceof RuleAnswer.Refuse ? "refused" : "not asked";
    }

    @Test
    void callWithoutAPriceIsNotAsked() {
        CallFacts unpriced = new CallFacts(Samples.attempt(new AccountId(1)), prepaid(), null, NOON);

        assertThat(new PriceCeiling(() -> new PriceCeiling.Ceilings(price("0"), price("0"))).judge(unpriced))
                .isEqualTo(RuleAnswer.NOT_APPLICABLE);
    }
}
