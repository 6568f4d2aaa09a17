package org.ringfence.sipapp.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ringfence.billing.margin.MarginRules;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.RoutingPolicy;
import org.ringfence.spec.Spec;

class RoutesInForceTest {

    @Test
    @Spec({"G2", "P8"})
    void orderAndMarginAreThoseOfThePolicy() {
        PolicyBoard policies = PolicyBoard.ofDefaults();
        RoutesInForce inForce = new RoutesInForce(() -> policies.current(RoutingPolicy.class));
        assertThat(inForce.get()).isEqualTo(PricedTrunks.Rules.NONE);
        policies.publish(new RoutingPolicy(
                RoutingPolicy.Order.LEAST_COST, RoutingPolicy.MarginGuard.LOSS_OR_EQUAL_OR_UNKNOWN, "1"));

        assertThat(inForce.get())
                .isEqualTo(new PricedTrunks.Rules(
                        true, new MarginRules(MarginRules.Guard.LOSS_OR_EQUAL_OR_UNKNOWN, 100_000)));
    }
}
