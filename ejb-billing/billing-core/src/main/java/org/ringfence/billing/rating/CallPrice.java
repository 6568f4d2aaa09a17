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
 * @param grace talk of up to so many seconds costs nothing, 0 to 3,600; 0 is no grace
 * @param minimumCharge what a call beyond its grace costs at least, not negative
 * @param included seconds from the first on that a package has paid; as long as they cover the first block, neither fee nor
 *     minimum is due
 */
public record CallPrice(
        Money connectFee,
        PricePerMinute perMinute,
        int firstIncrement,
        int followingIncrement,
        int grace,
        Money minimumCharge,
        long included) {

    /** The longest grace, in seconds. */
    public static final int LONGEST_GRACE = 3_600;

    private static final int LONGEST_INCREMENT = 86_400;

    public CallPrice {
        if (connectFee.isNegative() || minimumCharge.isNegative()) {
            throw new IllegalArgumentException(
                    "A connect fee and a minimum charge are not negative: " + connectFee + ", " + minimumCharge);
        }
        checkIncrement("first", firstIncrement);
        checkIncrement("following", followingIncrement);
        if (grace < 0 || grace > LONGEST_GRACE || included < 0) {
            throw new IllegalArgumentException(
                    "Grace is 0 to 3600 seconds, and what is included not negative: " + grace + ", " + included);
        }
    }

    /** A price without grace or minimum. */
    public CallPrice(Money connectFee, PricePerMinute perMinute, int firstIncrement, int followingIncrement) {
        this(connectFee, perMinute, firstIncrement, followingIncrement, 0, Money.zero(connectFee.currency()), 0);
    }

    /** A call that costs nothing, in this currency. */
    public static CallPrice free(Currency currency) {
        return new CallPrice(Money.zero(currency), PricePerMinute.FREE, 1, 1);
    }

    /** The same with so many seconds that a package has paid. */
    public CallPrice including(long seconds) {
        return seconds == included
                ? this
                : new CallPrice(
                        connectFee, perMinute, firstIncrement, followingIncrement, grace, minimumCharge, seconds);
    }

    public boolean isFree() {
        return connectFee.isZero() && perMinute.isFree() && minimumCharge.isZero();
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

    /** Whether a talk is so short that nothing is charged for it. */
    public boolean isWithinGrace(long talkSeconds) {
        return grace > 0 && talkSeconds <= grace;
    }

    /** The charge for so many seconds of talk, connect fee included. */
    public Money charge(long talkSeconds) {
        return isWithinGrace(talkSeconds) ? Money.zero(currency()) : beyondGrace(talkSeconds);
    }

    /** The charge without regard to grace, which is what has to be there before a call may talk. */
    public Money beyondGrace(long talkSeconds) {
        long paid = Math.max(0, billedSeconds(talkSeconds) - included);
        long cost = Math.addExact(feeDue(), Rounding.cost(perMinute, paid));
        return new Money(Math.max(minimumDue(), cost), currency());
    }

    private boolean beginsIncluded() {
        return included >= firstIncrement;
    }

    private long feeDue() {
        return beginsIncluded() ? 0 : connectFee.units();
    }

    private long minimumDue() {
        return beginsIncluded() ? 0 : minimumCharge.units();
    }

    /**
     * The longest talk in whole blocks that a budget covers.
     *
     * @param budget all the money there is for this call, its connect fee included
     * @param atMost seconds beyond which nothing is asked for; whole blocks
     * @return 0 when the budget does not cover the connect fee and the first block
     */
    public long longestWithin(Money budget, long atMost) {
        long forTalk = budget.units() - feeDue();
        if (forTalk < 0 || budget.units() < minimumDue()) {
            return 0;
        }
        long paid = Math.min(Rounding.longestWithin(perMinute, forTalk), atMost);
        long seconds = Math.min(paid + Math.min(included, atMost), atMost);
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
