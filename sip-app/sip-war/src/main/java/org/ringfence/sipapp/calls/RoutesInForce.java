package org.ringfence.sipapp.calls;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.margin.MarginRules;
import org.ringfence.policy.RoutingPolicy;
import org.ringfence.policy.RoutingPolicy.Order;

/** What the policy says of trunks, made once per change. */
final class RoutesInForce implements Supplier<PricedTrunks.Rules> {

    private record Made(RoutingPolicy policy, PricedTrunks.Rules rules) {}

    private final Supplier<RoutingPolicy> current;
    private volatile @Nullable Made made;

    RoutesInForce(Supplier<RoutingPolicy> current) {
        this.current = current;
    }

    @Override
    public PricedTrunks.Rules get() {
        RoutingPolicy policy = current.get();
        Made known = made;
        if (known == null || known.policy() != policy) {
            MarginRules margin = MarginRules.of(policy.marginGuard().name(), policy.leastMargin());
            known = new Made(policy, new PricedTrunks.Rules(policy.order() == Order.LEAST_COST, margin));
            made = known;
        }
        return known.rules();
    }
}
