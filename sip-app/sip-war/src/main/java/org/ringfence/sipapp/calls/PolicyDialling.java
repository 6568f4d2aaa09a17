package org.ringfence.sipapp.calls;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.Pin;
import org.ringfence.billing.number.DestinationStore;
import org.ringfence.billing.number.DialPlan;
import org.ringfence.billing.number.EmergencyNumbers;
import org.ringfence.billing.number.NumberPlans;
import org.ringfence.billing.number.Place;
import org.ringfence.call.b2bua.CallingParty;
import org.ringfence.call.b2bua.Dialling;
import org.ringfence.policy.DestinationPolicy;
import org.ringfence.policy.PolicySource;

/** Reads what is dialled by the dial plan of the caller's account, else by that of the home country. */
final class PolicyDialling implements Dialling {

    private static final Pattern SEPARATORS = Pattern.compile("[-.() ]");
    private static final Pattern WITH_PIN = Pattern.compile("([0-9]{4,10})\\*(.+)");
    private static final int LONGEST_EMERGENCY = 10;

    private final PolicySource policies;
    private final DestinationStore accounts;
    private final NumberPlans plans;
    private volatile Known known;

    PolicyDialling(PolicySource policies, DestinationStore accounts, NumberPlans plans) {
        this.policies = policies;
        this.accounts = accounts;
        this.plans = plans;
        this.known = known(policies.current(DestinationPolicy.class));
    }

    /** What follows from a policy, worked out once. */
    private record Known(
            DestinationPolicy policy,
            EmergencyNumbers emergencies,
            @Nullable Place home) {}

    @Override
    public Meaning read(CallingParty party, String dialled) {
        Known now = now();
        Place own = accounts.of(party.account()).place();
        Place place = own == null ? now.home() : own;
        if (dialled.length() <= LONGEST_EMERGENCY) {
            String bare = SEPARATORS.matcher(dialled).replaceAll("");
            if (now.emergencies().has(bare, place == null ? null : place.country())) {
                return new Meaning.Emergency(bare);
            }
        }
        boolean user = party instanceof CallingParty.User;
        DialPlan plan = place == null || !user ? DialPlan.INTERNATIONAL : place.plan();
        Matcher pin = WITH_PIN.matcher(dialled);
        if (user && pin.matches()) {
            return number(plan.digits(pin.group(2)), new Pin(pin.group(1)));
        }
        return number(plan.digits(dialled), null);
    }

    @Override
    public boolean reachesOtherDomains(CallingParty party) {
        return party instanceof CallingParty.User
                && !accounts.of(party.account()).onlyOwnUsers();
    }

    private static Meaning number(@Nullable String digits, @Nullable Pin pin) {
        return digits == null ? new Meaning.NoNumber() : new Meaning.Number(digits, pin);
    }

    private Known now() {
        DestinationPolicy policy = policies.current(DestinationPolicy.class);
        Known last = known;
        if (!policy.equals(last.policy())) {
            last = known(policy);
            known = last;
        }
        return last;
    }

    private Known known(DestinationPolicy policy) {
        String home = policy.homeCountry();
        return new Known(
                policy,
                new EmergencyNumbers(Set.copyOf(DestinationPolicy.list(policy.emergencyNumbers()))),
                home == null || !plans.isCountry(home) ? null : Place.of(home, "", plans));
    }
}
