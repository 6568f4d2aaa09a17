package org.ringfence.gate.ban;

/**
 * A ban, with all that explains it.
 *
 * @param key whom it is about
 * @param cause why
 * @param rule the option whose limit was passed, or who ordered the ban
 * @param threshold the limit in force then
 * @param evidence what was seen
 * @param sparesKnown whether address:port pairs that lately proved themselves are let through
 * @param strike how often this key was banned lately, 1 for the first time
 * @param since when it was made, milliseconds since 1970
 * @param until when it ends, milliseconds since 1970
 * @param node which node made it
 * @param configuration version of the configuration in force then
 */
public record Ban(
        BanKey key,
        BanCause cause,
        String rule,
        long threshold,
        Evidence evidence,
        boolean sparesKnown,
        int strike,
        long since,
        long until,
        String node,
        long configuration) {

    /** Refuses a ban that ends before it begins. */
    public Ban {
        if (until < since) {
            throw new IllegalArgumentException("A ban ends after it begins");
        }
    }

    /** Whether it is in force. */
    public boolean isInForce(long now) {
        return now < until;
    }
}
