package org.ringfence.billing.number;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.CallRule;
import org.ringfence.billing.decision.RuleAnswer;

/** Refuses calls to numbers that are closed by prefix, country or class (SPEC E7 to E9, E13, E14, P4). */
public final class DestinationRule implements CallRule {

    private final Supplier<Destinations> destinations;
    private final NumberPlans plans;

    /** @param destinations asked anew for each call */
    public DestinationRule(Supplier<Destinations> destinations, NumberPlans plans) {
        this.destinations = destinations;
        this.plans = plans;
    }

    /**
     * A number as this rule sees it.
     *
     * @param country null for numbers of no country
     */
    record Seen(
            String digits,
            Set<NumberClass> classes,
            @Nullable String country) {}

    @Override
    public String name() {
        return "destination";
    }

    @Override
    public RuleAnswer judge(CallFacts facts) {
        if (!(facts.attempt().destination() instanceof Destination.OffNet number)) {
            return RuleAnswer.NOT_APPLICABLE;
        }
        Destinations now = destinations.get();
        Seen seen = seen(number.digits(), now);
        PrefixList.Match match = now.prefixes().find(number.digits());
        if (match != null) {
            return match.open() ? new RuleAnswer.Pass(seen, match) : blocked(seen, match);
        }
        if (seen.country() != null && now.blockedCountries().contains(seen.country())) {
            return blocked(seen, seen.country());
        }
        for (NumberClass kind : seen.classes()) {
            if (now.blockedClasses().contains(kind)) {
                return blocked(seen, kind);
            }
        }
        if (seen.classes().contains(NumberClass.INTERNATIONAL) && now.international() != International.ALLOW) {
            return new RuleAnswer.Refuse(RefusalReason.INTERNATIONAL_CLOSED, seen, now.international());
        }
        return new RuleAnswer.Pass(seen, now.blockedClasses());
    }

    private Seen seen(String digits, Destinations now) {
        NumberFacts facts = plans.of(digits);
        Set<NumberClass> classes = now.home().classes(digits, facts);
        if (now.highRisk().find(digits) != null) {
            Set<NumberClass> more = EnumSet.of(NumberClass.HIGH_RISK);
            more.addAll(classes);
            classes = more;
        }
        return new Seen(digits, classes, facts.country());
    }

    private static RuleAnswer blocked(Seen seen, Object by) {
        return new RuleAnswer.Refuse(RefusalReason.BLOCKED_DESTINATION, seen, by);
    }
}
