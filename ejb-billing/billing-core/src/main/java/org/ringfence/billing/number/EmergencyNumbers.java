package org.ringfence.billing.number;

import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that help in need (SPEC P16): 112 and 911 everywhere, because phones from anywhere dial them, and those of the
 * caller's country.
 *
 * @param numbers those of an operator, which replace all others; empty for none of its own
 */
public record EmergencyNumbers(Set<String> numbers) {

    /** Those of the countries. */
    public static final EmergencyNumbers OF_COUNTRIES = new EmergencyNumbers(Set.of());

    private static final Set<String> EVERYWHERE = Set.of("112", "911");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 6;

    public EmergencyNumbers {
        numbers = Set.copyOf(numbers);
    }

    /**
     * Whether somebody in this country who dials this is in need.
     *
     * @param country two letters, null when it is not known
     */
    public boolean has(String dialled, @Nullable String country) {
        if (dialled.length() < SHORTEST
                || dialled.length() > LONGEST
                || !dialled.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        if (!numbers.isEmpty()) {
            return numbers.contains(dialled);
        }
        return EVERYWHERE.contains(dialled)
                || (country != null && ShortNumberInfo.getInstance().isEmergencyNumber(dialled, country));
    }
}
