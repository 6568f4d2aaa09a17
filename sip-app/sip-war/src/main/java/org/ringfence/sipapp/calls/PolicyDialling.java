package org.ringfence.sipapp.calls;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.number.DialPlan;
import org.ringfence.billing.number.EmergencyNumbers;
import org.ringfence.call.b2bua.CallingParty;
import org.ringfence.call.b2bua.Dialling;
import org.ringfence.policy.DestinationPolicy;
import org.ringfence.policy.PolicySource;

/** Reads what is dialled as the policy of destinations says. */
final class PolicyDialling implements Dialling {

    private static final Pattern SEPARATORS = Pattern.compile("[-.() ]");

    private final PolicySource policies;
    private volatile Known known = new Known(null, EmergencyNumbers.OF_COUNTRIES);

    PolicyDialling(PolicySource policies) {
        this.policies = policies;
    }

    private record Known(@Nullable String text, EmergencyNumbers numbers) {}

    @Override
    public Meaning read(CallingParty party, String dialled) {
        DestinationPolicy policy = policies.current(DestinationPolicy.class);
        if (dialled.length() <= 10) {
            String bare = SEPARATORS.matcher(dialled).replaceAll("");
            if (emergencies(policy.emergencyNumbers()).has(bare, policy.homeCountry())) {
                return new Meaning.Emergency(bare);
            }
        }
        String digits = DialPlan.INTERNATIONAL.digits(dialled);
        return digits == null ? new Meaning.NoNumber() : new Meaning.Number(digits);
    }

    private EmergencyNumbers emergencies(@Nullable String text) {
        Known last = known;
        if (text == null ? last.text() == null : text.equals(last.text())) {
            return last.numbers();
        }
        EmergencyNumbers numbers = new EmergencyNumbers(Set.copyOf(DestinationPolicy.list(text)));
        known = new Known(text, numbers);
        return numbers;
    }
}
