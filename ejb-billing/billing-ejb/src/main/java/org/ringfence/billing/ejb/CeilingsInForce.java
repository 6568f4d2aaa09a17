package org.ringfence.billing.ejb;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.credit.PriceCeiling.Ceilings;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.policy.PricePolicy;

/** Ceilings of prices as the policy says; its texts are read once after each change. */
final class CeilingsInForce implements Supplier<Ceilings> {

    private final Supplier<PricePolicy> policy;
    private volatile Known known = new Known(PricePolicy.DEFAULT, Ceilings.NONE);

    CeilingsInForce(Supplier<PricePolicy> policy) {
        this.policy = policy;
    }

    private record Known(PricePolicy policy, Ceilings ceilings) {}

    @Override
    public Ceilings get() {
        PricePolicy now = policy.get();
        Known last = known;
        if (last.policy.equals(now)) {
            return last.ceilings;
        }
        Ceilings ceilings = new Ceilings(price(now.maxPricePerMinute()), price(now.maxConnectFee()));
        known = new Known(now, ceilings);
        return ceilings;
    }

    private static @Nullable PricePerMinute price(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(amount -> PricePerMinute.parse(amount).orElseThrow())
                .orElse(null);
    }
}
