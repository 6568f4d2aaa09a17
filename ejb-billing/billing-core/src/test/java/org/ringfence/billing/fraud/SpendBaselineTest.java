package org.ringfence.billing.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringfence.billing.fraud.FraudCalls.FAR;
import static org.ringfence.billing.fraud.FraudCalls.PREMIUM;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.spec.Spec;

@Spec("Q5")
class SpendBaselineTest {

    private static final AccountId ACCOUNT = new AccountId(1);
    private static final long TODAY = 20_000;

    /** 100 a day and 1,000 a month without history; 10 and 50 where the risk is high; 4 and 3 times what was; 15 %. */
    private static final SpendRules RULES = new SpendRules(100, 10, 4, 1_000, 50, 3, 15);

    private final SpendBaseline baseline = new SpendBaseline(() -> RULES, 1_000);

    private boolean fits(Zone zone, long extra) {
        Finding found = baseline.judge(ACCOUNT, zone, TODAY, extra);
        return found == null || !found.isCritical();
    }

    @Test
    void accountWithoutHistorySpendsItsAllowanceAndNotOneUnitMore() {
        assertThat(fits(FAR, 100)).isTrue();
        assertThat(fits(FAR, 101)).isFalse();
        assertThat(fits(PREMIUM, 10)).isTrue();
        assertThat(fits(PREMIUM, 11)).isFalse();
    }

    @Test
    void whatRunningCallsHoldCountsAndWhatTheyDidNotSpendDoesNot() {
        baseline.hold(ACCOUNT, FAR, 60);
        assertThat(fits(FAR, 41)).isFalse();
        baseline.spend(ACCOUNT, FAR, TODAY, 60, 25);

        assertThat(fits(FAR, 75)).isTrue();
        assertThat(fits(FAR, 76)).isFalse();
    }

    @Test
    void highestDayOfTheLastSixtyTimesTheFactorIsInOrder() {
        baseline.learn(ACCOUNT, "Far", TODAY - 60, 50);
        baseline.learn(ACCOUNT, "Far", TODAY - 3, 40);
        assertThat(fits(FAR, 200)).isTrue();
        assertThat(fits(FAR, 201)).isFalse();

        assertThat(baseline.judge(ACCOUNT, FAR, TODAY + 1, 160))
                .satisfies(found -> assertThat(found.isCritical()).isFalse());
        assertThat(baseline.judge(ACCOUNT, FAR, TODAY + 1, 161).isCritical()).isTrue();
    }

    @Test
    void thirtyDaysTogetherAreBoundedTooSoThatDripsEnd() {
        for (int day = 1; day <= 24; day++) {
            baseline.learn(ACCOUNT, "Premium", TODAY - day, 2);
        }
        assertThat(fits(PREMIUM, 2)).isTrue();

        Finding found = baseline.judge(ACCOUNT, PREMIUM, TODAY, 3);
        assertThat(found).isEqualTo(new Finding(Detector.MONTHLY_SPEND, Finding.Severity.CRITICAL, "Premium", 51, 50));
    }

    @Test
    void accountThatSpendsMuchMaySpendItsShareInAnOrdinaryZoneThatIsNew() {
        baseline.learn(ACCOUNT, "Home", TODAY - 1, 10_000);

        assertThat(fits(FAR, 1_000)).isTrue();
        assertThat(fits(FAR, 1_501)).isFalse();
        assertThat(fits(PREMIUM, 11)).isFalse();
    }

    @Test
    void halfOfWhatIsInOrderIsToldOnceADay() {
        assertThat(baseline.judge(ACCOUNT, FAR, TODAY, 50)).isNull();
        Finding found = baseline.judge(ACCOUNT, FAR, TODAY, 51);
        assertThat(found).isEqualTo(new Finding(Detector.DAILY_SPEND, Finding.Severity.WARNING, "Far", 51, 50));
        assertThat(baseline.judge(ACCOUNT, FAR, TODAY, 51)).isNull();
        assertThat(baseline.judge(ACCOUNT, FAR, TODAY + 1, 51)).isNotNull();
    }

    @Test
    void otherAccountsAndZonesAreApart() {
        baseline.hold(ACCOUNT, FAR, 100);

        assertThat(fits(new Zone("Near", Zone.Risk.ORDINARY), 100)).isTrue();
        assertThat(baseline.judge(new AccountId(2), FAR, TODAY, 50)).isNull();
    }

    @Test
    void runningCallsAreNotForgottenWhateverElseComes() {
        SpendBaseline small = new SpendBaseline(() -> RULES, 10);
        small.hold(ACCOUNT, FAR, 100);
        for (int i = 2; i < 1_000; i++) {
            small.learn(new AccountId(i), "Far", TODAY, 1);
        }

        assertThat(small.judge(ACCOUNT, FAR, TODAY, 1).isCritical()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void factorsHaveBounds(int factor) {
        assertThatThrownBy(() -> new SpendRules(1, 1, factor, 1, 1, 3, 15))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
