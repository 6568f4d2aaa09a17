package org.ringfence.billing.rating;

import java.util.Optional;
import org.ringfence.billing.money.Money;

/**
 * What a call asks for next: another slice of talk, or as much of it as the money covers (SPEC P1).
 *
 * @param price what the call costs
 * @param held what is granted already
 * @param sliceSeconds how much more talk is wished, at least 1
 */
public record GrantOffer(CallPrice price, Grant held, long sliceSeconds) {

    public GrantOffer {
        if (sliceSeconds < 1) {
            throw new IllegalArgumentException("A slice has at least one second: " + sliceSeconds);
        }
    }

    /** The whole slice, rounded up to whole blocks. */
    public Grant full() {
        return grantOf(price.billedSeconds(Math.addExact(held.seconds(), sliceSeconds)));
    }

    /**
     * The most that can be granted in whole blocks, at most the whole slice.
     *
     * @param available money that nobody holds
     * @return empty when it does not cover a single block more
     */
    public Optional<Grant> within(Money available) {
        long seconds = price.longestWithin(held.amount().plus(available), full().seconds());
        return seconds > held.seconds() ? Optional.of(grantOf(seconds)) : Optional.empty();
    }

    /** What has to be reserved on top of what is held. */
    public Money extra(Grant grant) {
        return grant.amount().minus(held.amount());
    }

    private Grant grantOf(long seconds) {
        return new Grant(seconds, price.beyondGrace(seconds));
    }
}
