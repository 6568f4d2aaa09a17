package org.ringfence.billing.exposure;

import org.ringfence.billing.money.Rounding;
import org.ringfence.billing.rating.CallPrice;

/**
 * What a call at one price can cost at worst, in units of money.
 *
 * @param ahead what is held for talk that is not used yet, at most, with the connect fee
 * @param least what every answered call pays at least
 * @param overrun what a carrier may count beyond what the account pays, at most
 * @param orphaned what talk may cost of which a server that died could not tell, and that goes on after its death
 */
record PriceRisk(long ahead, long least, long overrun, long orphaned) {

    /** Two amounts that are rounded apart may differ by one unit from their sum. */
    private static final long ROUNDING = 1;

    static PriceRisk of(CallPrice price, ExposureTerms terms) {
        long following = price.followingIncrement();
        long first = Math.max(price.firstIncrement(), price.billedSeconds(terms.sliceSeconds()));
        long later = Math.addExact(terms.aheadSeconds(), following);
        long ahead = Math.max(first, later);
        long orphaned = Math.addExact(ahead, blocks(terms.orphanSeconds(), following));
        return new PriceRisk(
                Math.addExact(price.connectFee().units(), cost(price, ahead)),
                price.charge(0).units(),
                cost(price, blocks(terms.cutOffSeconds(), following)),
                Math.addExact(price.connectFee().units(), cost(price, orphaned)));
    }

    private static long cost(CallPrice price, long seconds) {
        return price.perMinute().isFree() || seconds == 0 ? 0 : Rounding.cost(price.perMinute(), seconds) + ROUNDING;
    }

    private static long blocks(long seconds, long block) {
        return (seconds + block - 1) / block * block;
    }
}
