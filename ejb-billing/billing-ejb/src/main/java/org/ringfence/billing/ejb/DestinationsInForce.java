package org.ringfence.billing.ejb;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.ringfence.billing.number.Confidence;
import org.ringfence.billing.number.Destinations;
import org.ringfence.billing.number.Home;
import org.ringfence.billing.number.International;
import org.ringfence.billing.number.NumberClass;
import org.ringfence.billing.number.PinRules;
import org.ringfence.billing.number.PrefixList;
import org.ringfence.policy.DestinationPolicy;

/** Destinations as the policy says; its texts are read once after each change. */
final class DestinationsInForce implements Supplier<Destinations> {

    private final Supplier<DestinationPolicy> policy;
    private volatile Known known = new Known(DestinationPolicy.DEFAULT, Destinations.DEFAULT);

    DestinationsInForce(Supplier<DestinationPolicy> policy) {
        this.policy = policy;
    }

    private record Known(DestinationPolicy policy, Destinations destinations) {}

    @Override
    public Destinations get() {
        DestinationPolicy now = policy.get();
        Known last = known;
        if (last.policy.equals(now)) {
            return last.destinations;
        }
        Destinations destinations = destinations(now);
        known = new Known(now, destinations);
        return destinations;
    }

    static Destinations destinations(DestinationPolicy policy) {
        Set<NumberClass> classes = EnumSet.noneOf(NumberClass.class);
        DestinationPolicy.list(policy.blockedClasses()).forEach(name -> classes.add(NumberClass.valueOf(name)));
        return new Destinations(
                new Home(policy.homeCountry(), ""),
                PrefixList.of(
                        DestinationPolicy.list(policy.allowedPrefixes()),
                        DestinationPolicy.list(policy.blockedPrefixes())),
                Set.copyOf(DestinationPolicy.list(policy.blockedCountries())),
                classes,
                PrefixList.of(List.of(), DestinationPolicy.list(policy.highRiskPrefixes())),
                International.valueOf(policy.international().name()),
                new PinRules(policy.pinTries(), policy.pinLock()),
                policy.blacklist() == DestinationPolicy.Blacklist.OFF
                        ? null
                        : Confidence.valueOf(policy.blacklist().name()));
    }
}
