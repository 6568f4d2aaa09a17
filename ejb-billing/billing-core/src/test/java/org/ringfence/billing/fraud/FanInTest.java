package org.ringfence.billing.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.fraud.FraudCalls.FAR;
import static org.ringfence.billing.fraud.FraudCalls.NOON;
import static org.ringfence.billing.fraud.FraudCalls.PREMIUM;
import static org.ringfence.billing.fraud.FraudCalls.call;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.fraud.Finding.Severity;
import org.ringfence.spec.Spec;

@Spec("Q9")
class FanInTest {

    private static final Duration WINDOW = Duration.ofMinutes(60);
    private static final FanInRules RULES = new FanInRules(2, 3, WINDOW, Duration.ofHours(24), 20_000);

    private final FanIn fanIn = new FanIn(() -> RULES, 1_000);

    private Finding ask(long account, int last, Instant at) {
        return fanIn.judge(call(account, "8821234" + last, FAR, 20, at));
    }

    @Test
    void secondNewcomerIsToldAndTheThirdIsRefused() {
        assertThat(ask(1, 1000, NOON)).isNull();
        assertThat(ask(1, 1001, NOON)).isNull();
        assertThat(ask(2, 1002, NOON.plusSeconds(60)).severity()).isEqualTo(Severity.WARNING);
        Finding third = ask(3, 1003, NOON.plusSeconds(120));

        assertThat(third.isCritical()).isTrue();
        assertThat(third.about()).isEqualTo("8821234");
        assertThat(third.input()).isEqualTo(3);
    }

    @Test
    void rangeStaysClosedToAllWhoCameWithTheRunUntilItsTimeIsOver() {
        ask(1, 1000, NOON);
        ask(2, 1000, NOON);
        ask(3, 1000, NOON);

        assertThat(ask(1, 1000, NOON.plus(Duration.ofHours(24)).minusSeconds(1)).isCritical())
                .isTrue();
        assertThat(ask(4, 1000, NOON.plus(Duration.ofHours(48)))).isNull();
    }

    @Test
    void accountsThatCalledTheRangeBeforeAreNeitherCountedNorRefused() {
        fanIn.learn(new AccountId(9), "8821234");
        assertThat(ask(9, 1000, NOON)).isNull();
        ask(1, 1000, NOON);
        ask(2, 1000, NOON);
        ask(3, 1000, NOON);

        assertThat(ask(9, 1000, NOON)).isNull();
    }

    @Test
    void newcomersOfAnHourAgoAreRegularsNow() {
        ask(1, 1000, NOON);
        ask(2, 1000, NOON);

        assertThat(ask(3, 1000, NOON.plus(WINDOW).plusSeconds(1))).isNull();
        assertThat(ask(1, 1000, NOON.plus(WINDOW).plusSeconds(1))).isNull();
    }

    @Test
    void cheapNumbersAreNotCountedUnlessTheirRiskIsHigh() {
        for (int account = 1; account < 10; account++) {
            assertThat(fanIn.judge(call(account, "49301234000", FAR, 19, NOON))).isNull();
        }
        fanIn.judge(call(1, "90077441000", PREMIUM, 1, NOON));
        fanIn.judge(call(2, "90077441000", PREMIUM, 1, NOON));
        assertThat(fanIn.judge(call(3, "90077441000", PREMIUM, 1, NOON)).isCritical())
                .isTrue();
    }
}
