package org.ringfence.billing.rating;

import java.time.Duration;
import java.util.Currency;
import org.ringfence.billing.money.Money;

/**
 * Talk time and the money that is held for it.
 *
 * @param seconds talk that is covered, counted from the answer; whole blocks, 0 before anything is granted
 * @param amount what that talk costs, connect fee included
 */
public record Grant(long seconds, Money amount) {

    public Grant {
        if (seconds < 0 || amount.isNegative()) {
            throw new IllegalArgumentException("A grant is not negative: " + seconds + " s for " + amount);
        }
    }

    public static Grant none(Currency currency) {
        return new Grant(0, Money.zero(currency));
    }

    public Duration time() {
        return Duration.ofSeconds(seconds);
    }
}
