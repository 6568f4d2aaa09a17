package org.ringfence.call.b2bua;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.Pin;

/** Knows how a caller's phone dials. */
@FunctionalInterface
public interface Dialling {

    /** Numbers are dialled with their country code, with or without + or 00; there are no emergency numbers. */
    Dialling INTERNATIONAL = (party, dialled) ->
            DialledNumber.digits(dialled).<Meaning>map(Meaning.Number::new).orElseGet(Meaning.NoNumber::new);

    /**
     * What a caller means.
     *
     * @param dialled the user part of a Request-URI, or the number of a tel URI
     */
    Meaning read(CallingParty party, String dialled);

    /** Whether a caller may reach addresses at other domains where that is allowed at all (SPEC E6). */
    default boolean reachesOtherDomains(CallingParty party) {
        return party instanceof CallingParty.User;
    }

    /** What was dialled. */
    sealed interface Meaning {

        /**
         * A number.
         *
         * @param digits country code first, without + or prefix
         * @param pin what was dialled before it (SPEC E13), null for nothing
         */
        record Number(String digits, @Nullable Pin pin) implements Meaning {

            /** A number without a PIN. */
            public Number(String digits) {
                this(digits, null);
            }
        }

        /**
         * Somebody is in need (SPEC P16).
         *
         * @param digits as they are dialled
         */
        record Emergency(String digits) implements Meaning {}

        /** A name, or nothing. */
        record NoNumber() implements Meaning {}
    }
}
