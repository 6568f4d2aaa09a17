package org.ringfence.billing.exposure;

import java.math.BigInteger;
import org.ringfence.billing.money.Rounding;
import org.ringfence.billing.rating.CallPrice;

/**
 * What a call at one price can cost at worst, in units of money.
 *
 * @param ahead what is held for talk that is not used yet, at most, with the connect fee
 * @param least what every answered call pays at least
 * @param overrun what a carrier may count beyond what the account pays, at most; talk within grace is not paid
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
        long overrun = cost(price, blocks(terms.cutOffSeconds(), following));
        long forgiven =
                price.grace() == 0 ? 0 : price.beyondGrace(price.grace()).units();
        return new PriceRisk(
                atLeast(price, Math.addExact(price.connectFee().units(), cost(price, ahead))),
                price.charge(0).units(),
                Math.max(overrun, forgiven),
                atLeast(price, Math.addExact(price.connectFee().units(), cost(price, orphaned))));
    }

    private static long atLeast(CallPrice price, long units) {
        return Math.max(price.minimumCharge().units(), units);
    }

    /**
     * What calls can cost together that packages pay for so many seconds: each of them is at least a first block long, and
     * each may be counted longer by its carrier.
     */
    static BigInteger included(CallPrice price, long seconds, ExposureTerms terms) {
        long fee = atLeast(price, price.connectFee().units());
        BigInteger each = BigInteger.valueOf(fee)
                .add(BigInteger.valueOf(of(price, terms).overrun()))
                .add(BigInteger.valueOf(ROUNDING));
        long calls = seconds / price.firstIncrement();
        return BigInteger.valueOf(cost(price, seconds)).add(each.multiply(BigInteger.valueOf(calls)));
    }

    private static long cost(CallPrice price, long seconds) {
        return price.perMinute().isFree() || seconds == 0 ? 0 : Rounding.cost(price.perMinute(), seconds) + ROUNDING;
    }

    private static long blocks(long seconds, long block) {
        return (seconds + block - 1) / block * block;
    }
}
