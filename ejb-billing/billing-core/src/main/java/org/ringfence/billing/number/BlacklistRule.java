package org.ringfence.billing.number;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.CallRule;
import org.ringfence.billing.decision.RuleAnswer;

/** Refuses calls to numbers of the blacklist, unless a prefix as long as the entry is open (SPEC E10). */
public final class BlacklistRule implements CallRule {

    private final BlockedNumberStore blacklist;
    private final Supplier<Destinations> destinations;
    private final DestinationStore accounts;
    private final LastRefusals refusals;

    /**
     * The rule.
     *
     * @param destinations of all accounts, asked anew for each call
     * @param accounts those of each
     * @param refusals told of those that come of it
     */
    public BlacklistRule(
            BlockedNumberStore blacklist,
            Supplier<Destinations> destinations,
            DestinationStore accounts,
            LastRefusals refusals) {
        this.blacklist = blacklist;
        this.destinations = destinations;
        this.accounts = accounts;
        this.refusals = refusals;
    }

    @Override
    public String name() {
        return "blacklist";
    }

    @Override
    public RuleAnswer judge(CallFacts facts) {
        Destinations all = destinations.get();
        Confidence least = all.blacklist();
        if (least == null || !(facts.attempt().destination() instanceof Destination.OffNet number)) {
            return RuleAnswer.NOT_APPLICABLE;
        }
        BlockedNumber entry = blacklist.list().find(number.digits(), least, facts.now());
        if (entry == null) {
            return RuleAnswer.NOT_APPLICABLE;
        }
        PrefixList.Match match = PrefixList.Match.stronger(
                accounts.of(facts.attempt().account()).permissions().find(number.digits()),
                all.prefixes().find(number.digits()));
        if (isOpen(match, entry)) {
            return new RuleAnswer.Pass(entry, String.valueOf(match));
        }
        refusals.note(entry, facts.now());
        return new RuleAnswer.Refuse(RefusalReason.BLOCKED_DESTINATION, number, entry);
    }

    private static boolean isOpen(PrefixList.@Nullable Match match, BlockedNumber entry) {
        return match != null
                && match.open()
                && match.prefix().length() >= entry.prefix().length()
                && entry.confidence() != Confidence.ALWAYS;
    }
}
