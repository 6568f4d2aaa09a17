package org.ringfence.billing.ejb;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.credit.RateRules;
import org.ringfence.policy.PricePolicy;

/** What the policy says of calls without a price, made once per change. */
final class RatesInForce implements Supplier<RateRules> {

    private record Made(PricePolicy policy, RateRules rules) {}

    private final Supplier<PricePolicy> current;
    private volatile @Nullable Made made;

    RatesInForce(Supplier<PricePolicy> current) {
        this.current = current;
    }

    @Override
    public RateRules get() {
        PricePolicy policy = current.get();
        Made known = made;
        if (known == null || known.policy() != policy) {
            RateRules rules = new RateRules(
                    RateRules.Unrated.valueOf(policy.unratedCalls().name()),
                    RateRules.Exact.valueOf(policy.exactPrices().name()));
            known = new Made(policy, rules);
            made = known;
        }
        return known.rules();
    }
}
