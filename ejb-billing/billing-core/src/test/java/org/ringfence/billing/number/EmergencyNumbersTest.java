package org.ringfence.billing.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.spec.Spec;

class EmergencyNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "112,     ,   true",
        "911,     ,   true",
        "110,     ,   false",
        "110,     DE, true",
        "112,     DE, true",
        "999,     GB, true",
        "000,     AU, true",
        "911,     US, true",
        "17,      FR, true",
        "115,     DE, false",
        "1120,    DE, false",
        "1101234, DE, false",
        "11,      DE, false",
        "112,     XX, true",
        "abc,     DE, false",
        "'',      DE, false",
    })
    @Spec("P16")
    void everyCountryHasItsNumbersAndTwoHelpEverywhere(String dialled, @Nullable String country, boolean helps) {
        assertThat(EmergencyNumbers.OF_COUNTRIES.has(dialled, country)).isEqualTo(helps);
    }

    @Test
    @Spec("P16")
    void numbersOfAnOperatorReplaceThoseOfCountries() {
        EmergencyNumbers own = new EmergencyNumbers(Set.of("112", "4711"));

        assertThat(own.has("4711", "DE")).isTrue();
        assertThat(own.has("112", "DE")).isTrue();
        assertThat(own.has("110", "DE")).isFalse();
        assertThat(own.has("911", null)).isFalse();
    }
}
