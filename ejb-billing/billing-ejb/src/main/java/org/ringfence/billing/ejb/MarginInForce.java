package org.ringfence.billing.ejb;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.margin.MarginRules;
import org.ringfence.policy.RoutingPolicy;

/** What the policy says of margins, made once per change. */
final class MarginInForce implements Supplier<MarginRules> {

    private record Made(RoutingPolicy policy, MarginRules rules) {}

    private final Supplier<RoutingPolicy> current;
    private volatile @Nullable Made made;

    MarginInForce(Supplier<RoutingPolicy> current) {
        this.current = current;
    }

    @Override
    public MarginRules get() {
        RoutingPolicy policy = current.get();
        Made known = made;
        if (known == null || known.policy() != policy) {
            MarginRules rules = MarginRules.of(policy.marginGuard().name(), policy.leastMargin());
            known = new Made(policy, rules);
            made = known;
        }
        return known.rules();
    }
}
