package org.ringfence.billing.number;

import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.CallRule;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.ledger.PricedCall;

/** Refuses forwarded calls, and those out of voice mailboxes, that cost something, unless the account may (SPEC E12). */
public final class DiversionRule implements CallRule {

    private final DestinationStore accounts;

    public DiversionRule(DestinationStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "diversion";
    }

    @Override
    public RuleAnswer judge(CallFacts facts) {
        CallOrigin origin = facts.attempt().origin();
        PricedCall priced = facts.priced();
        boolean direct = origin == CallOrigin.ENDPOINT || origin == CallOrigin.TRUNK;
        if (direct || priced == null || priced.price().isFree()) {
            return RuleAnswer.NOT_APPLICABLE;
        }
        return accounts.of(facts.attempt().account()).diversions()
                ? new RuleAnswer.Pass(origin, "the account may")
                : new RuleAnswer.Refuse(RefusalReason.DIVERSION_CLOSED, origin, "calls that are free");
    }
}
