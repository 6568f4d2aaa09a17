package org.ringfence.billing.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An amount in one currency, counted in hundred-thousandths of the currency's unit; calculation is exact and overflow
 * throws.
 *
 * @param units the amount in 1e-5 of the currency's unit, so 20.00 EUR is 2,000,000
 * @param currency the ISO 4217 currency
 */
public record Money(long units, Currency currency) implements Comparable<Money> {

    /** Decimals that an amount has; {@code decimal(18,5)} in the database. */
    public static final int SCALE = 5;

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** The amount in text like {@code 20}, {@code 20.00} or {@code -0.00125}; empty for anything else. */
    public static Optional<Money> parse(String text, Currency currency) {
        OptionalLong units = DecimalText.parse(text, SCALE);
        return units.isPresent() ? Optional.of(new Money(units.getAsLong(), currency)) : Optional.empty();
    }

    /**
     * The amount of a decimal column.
     *
     * @throws ArithmeticException when it has more than five decimals or is out of range
     */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount.movePointRight(SCALE).longValueExact(), currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(units, sameCurrency(other).units), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(units, sameCurrency(other).units), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(units), currency);
    }

    public boolean isZero() {
        return units == 0;
    }

    public boolean isNegative() {
        return units < 0;
    }

    public boolean isPositive() {
        return units > 0;
    }

    /** Whether this amount is at least the other one. */
    public boolean covers(Money other) {
        return units >= sameCurrency(other).units;
    }

    /** The amount with five decimals, as the database keeps it. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(units, SCALE);
    }

    /** Units of no particular currency in text like {@code 20.00}; empty for anything else. */
    public static Optional<Long> units(String text) {
        OptionalLong units = DecimalText.parse(text, SCALE);
        return units.isPresent() ? Optional.of(units.getAsLong()) : Optional.empty();
    }

    /** Units of no particular currency as text; null stays null. */
    public static @Nullable String format(@Nullable Long units) {
        return units == null ? null : DecimalText.format(units, SCALE);
    }

    /** Units of no particular currency as the database keeps them; null stays null. */
    public static @Nullable BigDecimal toDecimal(@Nullable Long units) {
        return units == null ? null : BigDecimal.valueOf(units, SCALE);
    }

    /** The amount without its currency: at least two decimals, and no more than needed. */
    public String format() {
        return DecimalText.format(units, SCALE);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    @Override
    public int compareTo(Money other) {
        return Long.compare(units, sameCurrency(other).units);
    }

    @Override
    public String toString() {
        return format() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "Amounts of two currencies don't mix: " + currency + " and " + other.currency);
        }
        return other;
    }
}
