package org.ringfence.billing.money;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A price of one minute of talk, finer than an amount so that prices of single seconds lose nothing.
 *
 * @param units the price in 1e-8 of the currency's unit, not negative; 0.60 is 60,000,000
 */
public record PricePerMinute(long units) {

    /** Decimals that a price has; {@code decimal(18,8)} in the database. */
    public static final int SCALE = 8;

    public static final PricePerMinute FREE = new PricePerMinute(0);

    public PricePerMinute {
        if (units < 0) {
            throw new IllegalArgumentException("A price is not negative: " + units);
        }
    }

    /** The price in text like {@code 0.60}; empty when it is no number, negative, or has more than eight decimals. */
    public static Optional<PricePerMinute> parse(String text) {
        OptionalLong units = DecimalText.parse(text, SCALE);
        return units.isPresent() && units.getAsLong() >= 0
                ? Optional.of(new PricePerMinute(units.getAsLong()))
                : Optional.empty();
    }

    /** The price of a decimal column. */
    public static PricePerMinute of(BigDecimal price) {
        return new PricePerMinute(price.movePointRight(SCALE).longValueExact());
    }

    public boolean isFree() {
        return units == 0;
    }

    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(units, SCALE);
    }

    public String format() {
        return DecimalText.format(units, SCALE);
    }
}
