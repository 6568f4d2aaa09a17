package org.ringfence.billing.number;

import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.CallRule;
import org.ringfence.billing.decision.RuleAnswer;

/**
 * Refuses calls to numbers that are closed by prefix, country or class, to all or to the account that pays (SPEC E6 to
 * E9, E13, E14, P4).
 */
public final class DestinationRule implements CallRule {

    private final Supplier<Destinations> destinations;
    private final DestinationStore accounts;
    private final NumberSight sight;
    private final PinDesk pins;
    private final Predicate<AccountId> mayLeave;

    /**
     * The rule.
     *
     * @param destinations of all accounts, asked anew for each call
     * @param accounts those of each
     */
    public DestinationRule(Supplier<Destinations> destinations, DestinationStore accounts, NumberPlans plans) {
        this(destinations, accounts, plans, account -> true);
    }

    /**
     * The rule.
     *
     * @param mayLeave whether the lock of an account lets its calls leave the country; asked for such calls alone
     */
    public DestinationRule(
            Supplier<Destinations> destinations,
            DestinationStore accounts,
            NumberPlans plans,
            Predicate<AccountId> mayLeave) {
        this.mayLeave = mayLeave;
        this.destinations = destinations;
        this.accounts = accounts;
        this.sight = new NumberSight(destinations, accounts, plans);
        this.pins = new PinDesk(accounts, () -> destinations.get().pins());
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
        Destinations all = destinations.get();
        AccountDestinations own = accounts.of(facts.attempt().account());
        Seen seen = seen(number.digits(), all, own);
        if (own.onlyOwnUsers()) {
            return blocked(seen, "only users of this service");
        }
        boolean abroad = seen.classes().contains(NumberClass.INTERNATIONAL);
        if (abroad && !mayLeave.test(facts.attempt().account())) {
            return new RuleAnswer.Refuse(RefusalReason.ACCOUNT_LOCKED, seen, LockLevel.NONE);
        }
        Permissions permissions = own.permissions();
        PrefixList.Match match = PrefixList.Match.stronger(
                permissions.find(number.digits()), all.prefixes().find(number.digits()));
        if (match != null) {
            return match.open() ? new RuleAnswer.Pass(seen, match) : blocked(seen, match);
        }
        Object closed = closed(seen, all, permissions);
        if (closed != null) {
            return blocked(seen, closed);
        }
        boolean leaves =
                abroad && !permissions.allows(seen.country()) && !permissions.allows(NumberClass.INTERNATIONAL.name());
        return leaves ? asked(facts, seen, all, own) : new RuleAnswer.Pass(seen, all.blockedClasses());
    }

    private static @Nullable Object closed(Seen seen, Destinations all, Permissions own) {
        String country = seen.country();
        if (country != null
                && (own.blocks(country) || (all.blockedCountries().contains(country) && !own.allows(country)))) {
            return country;
        }
        for (NumberClass kind : seen.classes()) {
            if (own.blocks(kind.name()) || (all.blockedClasses().contains(kind) && !own.allows(kind.name()))) {
                return kind;
            }
        }
        return null;
    }

    private RuleAnswer asked(CallFacts facts, Seen seen, Destinations all, AccountDestinations own) {
        International international = own.international() == null ? all.international() : own.international();
        if (international == International.ALLOW) {
            return new RuleAnswer.Pass(seen, international);
        }
        if (international == International.BLOCK) {
            return new RuleAnswer.Refuse(RefusalReason.INTERNATIONAL_CLOSED, seen, international);
        }
        PinDesk.Answer answer =
                pins.look(facts.attempt().account(), own.pin(), facts.attempt().pin(), facts.now());
        return switch (answer) {
            case RIGHT -> new RuleAnswer.Pass(seen, international);
            case MISSING -> new RuleAnswer.Refuse(RefusalReason.INTERNATIONAL_CLOSED, seen, international);
            case WRONG -> new RuleAnswer.Refuse(RefusalReason.WRONG_PIN, seen, "the PIN of the account");
            case LOCKED -> new RuleAnswer.Refuse(RefusalReason.WRONG_PIN, seen, all.pins());
        };
    }

    private Seen seen(String digits, Destinations all, AccountDestinations own) {
        NumberFacts facts = sight.of(digits, all, own);
        return new Seen(digits, facts.classes(), facts.country());
    }

    private static RuleAnswer blocked(Seen seen, Object by) {
        return new RuleAnswer.Refuse(RefusalReason.BLOCKED_DESTINATION, seen, by);
    }
}
