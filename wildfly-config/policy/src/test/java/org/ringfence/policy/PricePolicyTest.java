package org.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricePolicyTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.60", "999999.00000000", "0.12345678"})
    void amountsAreCeilings(String amount) {
        assertThatCode(() -> new PricePolicy(amount, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0,60", "1000000", "0.123456789", "1e3", "+1", ".5"})
    void otherTextsAreRefused(String amount) {
        assertThatThrownBy(() -> new PricePolicy(amount, null))
                .hasMessageContaining("max-price-per-minute")
                .hasMessageContaining("'" + amount + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.123456", "x"})
    void feesAreNoFinerThanMoney(String amount) {
        assertThatCode(() -> new PricePolicy(null, "0.12345000")).doesNotThrowAnyException();
        assertThatThrownBy(() -> new PricePolicy(null, amount)).hasMessageContaining("max-connect-fee");
    }
}
