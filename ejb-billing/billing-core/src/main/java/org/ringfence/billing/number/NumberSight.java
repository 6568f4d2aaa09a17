package org.ringfence.billing.number;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.ringfence.billing.account.AccountId;

/** Tells what a number is to those who call it from where they are at home. */
public final class NumberSight {

    private final Supplier<Destinations> destinations;
    private final DestinationStore accounts;
    private final NumberPlans plans;

    /**
     * Looks with these eyes.
     *
     * @param destinations of all accounts, asked anew for each number
     * @param accounts where each is at home
     */
    public NumberSight(Supplier<Destinations> destinations, DestinationStore accounts, NumberPlans plans) {
        this.destinations = destinations;
        this.accounts = accounts;
        this.plans = plans;
    }

    /** Classes and country of a number to the callers of an account. */
    public NumberFacts of(AccountId account, String digits) {
        return of(digits, destinations.get(), accounts.of(account));
    }

    NumberFacts of(String digits, Destinations all, AccountDestinations own) {
        NumberFacts facts = plans.of(digits);
        Place place = own.place();
        Home home = place == null ? all.home() : place.home();
        Set<NumberClass> classes = home.classes(digits, facts);
        if (all.highRisk().find(digits) != null) {
            Set<NumberClass> more = EnumSet.of(NumberClass.HIGH_RISK);
            more.addAll(classes);
            classes = more;
        }
        return new NumberFacts(classes, facts.country());
    }
}
