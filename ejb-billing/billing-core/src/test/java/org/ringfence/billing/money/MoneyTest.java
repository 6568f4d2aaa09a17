package org.ringfence.billing.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({
        "20, 2000000, 20.00",
        "20.00, 2000000, 20.00",
        "-1.5, -150000, -1.50",
        "+0.00125, 125, 0.00125",
        "' 7 ', 700000, 7.00",
        "0.2000000, 20000, 0.20",
        "92233720368547.75807, 9223372036854775807, 92233720368547.75807"
    })
    void amountsAreReadAndWritten(String text, long units, String written) {
        Money money = Money.parse(text, EUR).orElseThrow();

        assertThat(money.units()).isEqualTo(units);
        assertThat(money.format()).isEqualTo(written);
        assertThat(money).hasToString(written + " EUR");
        assertThat(Money.of(money.toDecimal(), EUR)).isEqualTo(money);
        assertThat(money.toDecimal().scale()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "1,50", "1.000,00", "1e3", "0x10", ".5", "5.", "1.000001", "EUR 5", "1 000", "--1"})
    void whatIsNoAmountIsNotRead(String text) {
        assertThat(Money.parse(text, EUR)).isEmpty();
    }

    @Test
    void amountBeyondTheRangeIsNotRead() {
        assertThat(Money.parse("92233720368547.75808", EUR)).isEmpty();
        assertThat(Money.parse("999999999999999", EUR)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.60, 60000000, 0.60", "0.00000001, 1, 0.00000001", "12.345, 1234500000, 12.345"})
    void pricesAreReadAndWritten(String text, long units, String written) {
        PricePerMinute price = PricePerMinute.parse(text).orElseThrow();

        assertThat(price.units()).isEqualTo(units);
        assertThat(price.format()).isEqualTo(written);
        assertThat(PricePerMinute.of(price.toDecimal())).isEqualTo(price);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "0.000000001", "free"})
    void whatIsNoPriceIsNotRead(String text) {
        assertThat(PricePerMinute.parse(text)).isEmpty();
    }

    @Test
    void overflowIsNotSilent() {
        Money most = new Money(Long.MAX_VALUE, EUR);
        Money least = new Money(Long.MIN_VALUE, EUR);
        Money one = new Money(1, EUR);

        assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::negated).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rounding.cost(new PricePerMinute(Long.MAX_VALUE), 2))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(new BigDecimal("0.000001"), EUR)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void currenciesDoNotMix() {
        Money euro = new Money(1, EUR);
        Money dollar = new Money(1, USD);

        assertThatThrownBy(() -> euro.plus(dollar)).hasMessageContaining("EUR and USD");
        assertThatThrownBy(() -> euro.compareTo(dollar)).isInstanceOf(IllegalArgumentException.class);
        assertThat(euro).isNotEqualTo(dollar);
    }
}
