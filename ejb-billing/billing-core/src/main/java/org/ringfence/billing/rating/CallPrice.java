package org.ringfence.billing.rating;

import java.util.Currency;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.money.Rounding;

/**
 * What a call costs: a fee for being answered, and a price per minute of talk in blocks of time (SPEC G).
 *
 * @param connectFee charged once when the call is answered, not negative
 * @param perMinute the price of a minute of talk
 * @param firstIncrement seconds of the first block, 1 to 86,400; an answered call pays at least this one
 * @param followingIncrement seconds of each further block, 1 to 86,400
 */
public record CallPrice(Money connectFee, PricePerMinute perMinute, int firstIncrement, int followingIncrement) {

    private static final int LONGEST_INCREMENT = 86_400;

    public CallPrice {
        if (connectFee.isNegative()) {
            throw new IllegalArgumentException("A connect fee is not negative: " + connectFee);
        }
        checkIncrement("first", firstIncrement);
        checkIncrement("following", followingIncrement);
    }

    /** A call that costs nothing, in this currency. */
    public static CallPrice free(Currency currency) {
        return new CallPrice(Money.zero(currency), PricePerMinute.FREE, 1, 1);
    }

    public boolean isFree() {
        return connectFee.isZero() && perMinute.isFree();
    }

    public Currency currency() {
        return connectFee.currency();
    }

    /** The seconds that are billed for a talk: whole blocks, at least the first. */
    public long billedSeconds(long talkSeconds) {
        if (talkSeconds <= firstIncrement) {
            return firstIncrement;
        }
        long beyond = talkSeconds - firstIncrement;
        long blocks = (beyond + followingIncrement - 1) / followingIncrement;
        return Math.addExact(firstIncrement, Math.multiplyExact(blocks, (long) followingIncrement));
    }

    /** The charge for so many seconds of talk, connect fee included. */
    public Money charge(long talkSeconds) {
        return new Money(
                Math.addExact(connectFee.units(), Rounding.cost(perMinute, billedSeconds(talkSeconds))), currency());
    }

    /**
     * The longest talk in whole blocks that a budget covers.
     *
     * @param budget all the money there is for this call, its connect fee included
     * @param atMost seconds beyond which nothing is asked for; whole blocks
     * @return 0 when the budget does not cover the connect fee and the first block
     */
    public long longestWithin(Money budget, long atMost) {
        long forTalk = budget.minus(connectFee).units();
        if (forTalk < 0) {
            return 0;
        }
        long seconds = Math.min(Rounding.longestWithin(perMinute, forTalk), atMost);
        if (seconds < firstIncrement) {
            return 0;
        }
        return seconds - (seconds - firstIncrement) % followingIncrement;
    }

    private static void checkIncrement(String which, int seconds) {
        if (seconds < 1 || seconds > LONGEST_INCREMENT) {
            throw new IllegalArgumentException("The " + which + " increment is 1 to 86400 seconds: " + seconds);
        }
    }
}
