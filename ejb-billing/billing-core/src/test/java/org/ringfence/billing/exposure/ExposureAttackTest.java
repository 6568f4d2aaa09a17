package org.ringfence.billing.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringfence.spec.Spec;

/** Callers that try to cost more than the exposure says can't. */
class ExposureAttackTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Spec("Q2")
    void carriersNeverCountMoreInADayThanTheExposureSaid(long seed) {
        Attack attack = new Attack(seed);
        Exposure before = attack.exposure();

        attack.run();

        long bound = before.perDay().units()
                + attack.deaths * before.afterNodeDeath().units();
        assertThat(attack.carriers)
                .as("seed %d, %d deaths, %d cuts, %s", seed, attack.deaths, attack.cuts, before)
                .isLessThanOrEqualTo(bound);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Spec({"Q2", "Q7"})
    void whatRunsCostsNoMoreThanTheExposureSaidOnceNothingMoreIsGranted(long seed) {
        Attack attack = new Attack(seed);
        attack.runAndFreeze(20 + (int) (seed * 7 % 200));
        List<AttackingCall> running = List.copyOf(attack.running);
        Exposure then = attack.exposure();
        long soFar = running.stream().mapToLong(AttackingCall::costSoFar).sum();

        attack.freeze();

        long atTheEnd = running.stream().mapToLong(AttackingCall::cost).sum();
        assertThat(atTheEnd - soFar)
                .as("seed %d, %d running, %s", seed, running.size(), then)
                .isLessThanOrEqualTo(then.inFlight().units());
    }

    /** Without these the tests above would prove nothing. */
    @Test
    void attacksCutOutliveServersAndGetBeyondWhatIsPaid() {
        long cuts = 0;
        long deaths = 0;
        long beyond = 0;
        for (long seed : seeds().toArray()) {
            Attack attack = new Attack(seed);
            long spend = attack.exposure().spend().units();
            attack.run();
            cuts += attack.cuts;
            deaths += attack.deaths;
            beyond += attack.carriers > spend ? 1 : 0;
        }
        assertThat(cuts).as("cuts").isGreaterThan(100);
        assertThat(deaths).as("deaths").isGreaterThan(20);
        assertThat(beyond).as("attacks beyond the money").isGreaterThan(10);
    }
}
