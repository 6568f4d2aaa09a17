package org.ringfence.call.b2bua;

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

    /** What was dialled. */
    sealed interface Meaning {

        /**
         * A number.
         *
         * @param digits country code first, without + or prefix
         */
        record Number(String digits) implements Meaning {}

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
