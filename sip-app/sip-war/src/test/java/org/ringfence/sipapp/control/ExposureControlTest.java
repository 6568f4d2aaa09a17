package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.policy.BillingPolicy;
import org.ringfence.policy.CallPolicy;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.ExposurePolicy;
import org.ringfence.policy.InsightPort.ExposureView;
import org.ringfence.policy.InsightPort.LimitView;
import org.ringfence.policy.TariffPort.RateRequest;
import org.ringfence.spec.Spec;

class ExposureControlTest {

    private static final String ANNA = "anna@one.example";

    private final ConsoleFixture console = new ConsoleFixture();

    @BeforeEach
    void annaHasMoneyAndPrices() {
        done(console.control.createAccount(new NewAccountRequest(ANNA, "secret", null, "100.00", null, 2, null)));
        done(console.control.tariffs().create("all", "EUR", true));
        rate("49", "0.60");
    }

    private void rate(String prefix, String price) {
        done(console.control.tariffs().setRate(new RateRequest("all", prefix, null, price, "0", 1, 1, null, null)));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private ExposureView exposure() {
        return done(console.control.insight().showExposure(ANNA));
    }

    @Test
    @Spec("Q2")
    void exposureIsShownWithItsLimitsAndInputs() {
        ExposureView view = exposure();

        assertThat(view.inFlight()).isEqualTo("1.36004");
        assertThat(view.inFlightBoundBy()).isEqualTo("lines");
        assertThat(view.spend()).isEqualTo("100.00");
        assertThat(view.overrun()).isEqualTo("200.10");
        assertThat(view.perDay()).isEqualTo("300.10");
        assertThat(view.calls()).isEqualTo(2);
        assertThat(view.prices()).isOne();
        assertThat(view.limits()).containsExactly(new LimitView("balance and credit limit", "100.00"));
        assertThat(view.slice()).isEqualTo(60);
        assertThat(view.orphan()).isEqualTo(1_800);
    }

    @Test
    @Spec("Q2")
    void changesOfPriceLockAndPoliciesCountAtOnce() {
        rate("88", "6.00");
        assertThat(exposure().inFlight()).isEqualTo("13.60004");

        console.policies.publish(new ExposurePolicy(Duration.ZERO));
        assertThat(exposure().overrun()).isEqualTo("0.00");
        assertThat(exposure().inFlight()).isEqualTo("13.20002");

        console.policies.publish(
                new BillingPolicy(Duration.ofSeconds(6), Duration.ofSeconds(3), Duration.ofSeconds(60), 1, 403, 3));
        assertThat(exposure().inFlight()).isEqualTo("2.00002");

        CallPolicy calls = CallPolicy.DEFAULT;
        console.policies.publish(new CallPolicy(
                calls.ringTimeout(),
                calls.initTimeout(),
                Duration.ofSeconds(3_600),
                false,
                calls.sessionExpires(),
                calls.minSe(),
                true,
                Set.of(503),
                calls.earlyMedia(),
                calls.redirects(),
                calls.redirectLimit()));
        assertThat(exposure().orphan()).isEqualTo(3_600);

        done(console.control.lockAccount(ANNA, "NO_CHARGEABLE"));
        assertThat(exposure().perDay()).isEqualTo("0.00");
        assertThat(exposure().perDayBoundBy()).isEqualTo("lock");
    }

    @Test
    void unknownAccountIsRefused() {
        assertThat(console.control.insight().showExposure("nobody"))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.sentence())
                        .contains("nobody"));
    }
}
