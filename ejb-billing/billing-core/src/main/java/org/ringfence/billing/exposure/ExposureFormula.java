package org.ringfence.billing.exposure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rating.CallPrice;

/**
 * Works out what an account can cost at worst. It is a bound, not a guess: property tests have callers that try to cost
 * more.
 */
public final class ExposureFormula {

    private static final String LINES = "lines";
    private static final String LOCK = "lock";
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final ExposureTerms terms;

    public ExposureFormula(ExposureTerms terms) {
        this.terms = terms;
    }

    /**
     * What this account can cost.
     *
     * @param prices every price that it can reach, without what packages include
     * @param limits limits of spending beside its money
     * @param included seconds of talk that packages may pay for within a day
     */
    public Exposure of(Standing account, Collection<CallPrice> prices, Collection<SpendCap> limits, long included) {
        Worst worst = new Worst();
        prices.forEach(price -> worst.add(PriceRisk.of(price, terms)));
        Currency currency = account.spendable().currency();
        List<SpendCap> caps = new ArrayList<>();
        caps.add(new SpendCap(SpendCap.MONEY, account.spendable()));
        caps.addAll(limits);
        SpendCap tightest =
                caps.stream().min(Comparator.comparing(SpendCap::left)).orElseThrow();
        int calls = account.mostCalls();
        long spend = calls == 0 || worst.ahead == 0 ? 0 : tightest.left().units();
        long overrun = worst.overrunFor(spend);
        BigInteger bundled = calls == 0 || included == 0 ? BigInteger.ZERO : bundled(prices, included);
        BigInteger held = times(worst.ahead, calls);
        BigInteger paid = BigInteger.valueOf(spend).add(bundled);
        boolean byLines = held.compareTo(paid) <= 0;
        BigInteger covered = byLines ? held : paid;
        BigInteger late = times(worst.overrun, calls);
        if (worst.unpaid == 0) {
            late = late.min(BigInteger.valueOf(overrun).add(bundled));
        }
        String binding = tightest.name();
        return new Exposure(
                money(covered.add(late), currency),
                money(paid.add(BigInteger.valueOf(overrun)), currency),
                new Money(spend, currency),
                money(bundled, currency),
                new Money(overrun, currency),
                money(times(worst.orphaned, calls), currency),
                byLines ? lineLimit(account) : binding,
                calls == 0 ? lineLimit(account) : binding,
                calls,
                prices.size(),
                worst.unpaid,
                caps);
    }

    private BigInteger bundled(Collection<CallPrice> prices, long seconds) {
        return prices.stream()
                .map(price -> PriceRisk.included(price, seconds, terms))
                .max(BigInteger::compareTo)
                .orElse(BigInteger.ZERO);
    }

    private static String lineLimit(Standing account) {
        return account.chargeable() ? LINES : LOCK;
    }

    private static BigInteger times(long units, int calls) {
        return BigInteger.valueOf(units).multiply(BigInteger.valueOf(calls));
    }

    /** More than fits is as much as fits. */
    private static Money money(BigInteger units, Currency currency) {
        return new Money(units.min(MOST).longValueExact(), currency);
    }

    /** The worst of all prices, each in its own way. */
    private static final class Worst {
        private long ahead;
        private long overrun;
        private long orphaned;
        private int unpaid;
        /** The price whose overrun is the greatest part of what a call pays at least. */
        private long ratioOverrun;

        private long ratioLeast = 1;

        void add(PriceRisk risk) {
            ahead = Math.max(ahead, risk.ahead());
            overrun = Math.max(overrun, risk.overrun());
            orphaned = Math.max(orphaned, risk.orphaned());
            if (risk.least() == 0) {
                unpaid += risk.overrun() > 0 ? 1 : 0;
            } else if (product(risk.overrun(), ratioLeast).compareTo(product(ratioOverrun, risk.least())) > 0) {
                ratioOverrun = risk.overrun();
                ratioLeast = risk.least();
            }
        }

        /** What cannot be paid of calls that together pay so much: each pays at least its connect fee and first block. */
        long overrunFor(long spend) {
            BigInteger whole = product(spend, ratioOverrun).add(BigInteger.valueOf(ratioLeast - 1));
            return whole.divide(BigInteger.valueOf(ratioLeast)).min(MOST).longValueExact();
        }

        private static BigInteger product(long one, long other) {
            return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
        }
    }
}
