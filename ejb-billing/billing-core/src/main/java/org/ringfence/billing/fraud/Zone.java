package org.ringfence.billing.fraud;

/**
 * A kind of destination whose use is learnt apart, such as a country's mobile numbers.
 *
 * @param name what findings call it, at most 100 characters
 * @param risk how attractive such numbers are to thieves
 */
public record Zone(String name, Risk risk) {

    /** How attractive numbers are to thieves. */
    public enum Risk {
        /** Numbers that people call every day. */
        ORDINARY,
        /** Numbers whose owners are paid for being called: premium, satellite, ranges known for fraud. */
        HIGH
    }
}
