package org.ringfence.billing.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.fraud.FraudCalls.FAR;
import static org.ringfence.billing.fraud.FraudCalls.NOON;
import static org.ringfence.billing.fraud.FraudCalls.call;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ringfence.spec.Spec;

@Spec("P22")
class WangiriTest {

    private static final WangiriRules RULES =
            new WangiriRules(3, Duration.ofSeconds(6), Duration.ofHours(12), Duration.ofDays(7));

    private final Wangiri wangiri = new Wangiri(() -> RULES, 1_000);

    private void ring(String user, Duration ringing, Instant at) {
        wangiri.missed("8821234", user, ringing, at);
    }

    private boolean mayCallBack(Instant at) {
        return wangiri.judge(call(1, "88212341000", FAR, 100, at)) == null;
    }

    @Test
    void rangeThatRingsThreeUsersForAMomentIsClosedForAWeek() {
        ring("a", Duration.ofSeconds(2), NOON);
        ring("b", Duration.ofSeconds(6), NOON);
        ring("b", Duration.ofSeconds(1), NOON);
        assertThat(mayCallBack(NOON)).isTrue();
        ring("c", Duration.ofSeconds(2), NOON);

        assertThat(mayCallBack(NOON)).isFalse();
        assertThat(mayCallBack(NOON.plus(Duration.ofDays(7)).minusSeconds(1))).isFalse();
        assertThat(mayCallBack(NOON.plus(Duration.ofDays(7)))).isTrue();
    }

    @Test
    void longerRingsAndOlderOnesAreNoBait() {
        ring("a", Duration.ofSeconds(7), NOON);
        ring("b", Duration.ofSeconds(2), NOON);
        ring("c", Duration.ofSeconds(2), NOON.plus(Duration.ofHours(12)).plusSeconds(1));
        ring("d", Duration.ofSeconds(2), NOON.plus(Duration.ofHours(12)).plusSeconds(2));

        assertThat(mayCallBack(NOON.plus(Duration.ofHours(13)))).isTrue();
    }
}
