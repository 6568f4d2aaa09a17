package org.ringfence.billing.margin;

import java.util.List;
import java.util.function.Supplier;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.CallRule;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.ledger.PricedCall;

/** Refuses calls that no carrier takes for a price that leaves something (SPEC G2). */
public final class MarginRule implements CallRule {

    private final BuyPrices carriers;
    private final Supplier<MarginRules> rules;

    /** @param rules asked anew for each call */
    public MarginRule(BuyPrices carriers, Supplier<MarginRules> rules) {
        this.carriers = carriers;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "margin";
    }

    @Override
    public RuleAnswer judge(CallFacts facts) {
        MarginRules now = rules.get();
        PricedCall sold = facts.priced();
        if (now.guard() == MarginRules.Guard.OFF
                || sold == null
                || !(facts.attempt().destination() instanceof Destination.OffNet number)) {
            return RuleAnswer.NOT_APPLICABLE;
        }
        List<Offer> offers = carriers.of(number.digits(), facts.attempt().startedAt());
        boolean earns = offers.isEmpty() || offers.stream().anyMatch(offer -> now.allow(sold.price(), offer.price()));
        return earns
                ? new RuleAnswer.Pass(sold.price(), offers)
                : new RuleAnswer.Refuse(RefusalReason.NOT_PROFITABLE, sold.price(), offers);
    }
}
