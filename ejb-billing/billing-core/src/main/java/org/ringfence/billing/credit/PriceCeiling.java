package org.ringfence.billing.credit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.CallRule;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;

/** Refuses calls that cost the caller more than a ceiling, by minute or for being answered (SPEC G5, P17). */
public final class PriceCeiling implements CallRule {

    private static final long PRICE_UNITS_PER_MONEY_UNIT = 1_000;

    private final Supplier<Ceilings> ceilings;

    /** @param ceilings asked anew for each call */
    public PriceCeiling(Supplier<Ceilings> ceilings) {
        this.ceilings = ceilings;
    }

    /**
     * What a call may cost at most, in units of the currency that the payer has.
     *
     * @param perMinute null for no ceiling
     * @param connectFee as a price of the same scale; null for no ceiling
     */
    public record Ceilings(
            @Nullable PricePerMinute perMinute, @Nullable PricePerMinute connectFee) {

        /** No ceilings. */
        public static final Ceilings NONE = new Ceilings(null, null);

        private boolean allows(CallPrice price) {
            return (perMinute == null || price.perMinute().units() <= perMinute.units())
                    && (connectFee == null
                            || Math.multiplyExact(price.connectFee().units(), PRICE_UNITS_PER_MONEY_UNIT)
                                    <= connectFee.units());
        }
    }

    @Override
    public String name() {
        return "price-ceiling";
    }

    @Override
    public RuleAnswer judge(CallFacts facts) {
        Ceilings now = ceilings.get();
        PricedCall priced = facts.priced();
        if (priced == null || now.equals(Ceilings.NONE)) {
            return RuleAnswer.NOT_APPLICABLE;
        }
        CallPrice price = priced.price();
        return now.allows(price)
                ? new RuleAnswer.Pass(price, now)
                : new RuleAnswer.Refuse(RefusalReason.PRICE_TOO_HIGH, price, now);
    }
}
