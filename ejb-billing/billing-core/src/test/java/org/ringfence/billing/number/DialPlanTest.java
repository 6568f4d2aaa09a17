package org.ringfence.billing.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.number.DialPlan.Meaning;

class DialPlanTest {

    private static final DialPlan BERLIN = new DialPlan("49", "30", "0", "00");
    private static final DialPlan GERMANY = new DialPlan("49", "", "0", "00");
    private static final DialPlan NEW_YORK = new DialPlan("1", "212", "1", "011");
    private static final DialPlan MADRID = new DialPlan("34", "", "", "00");

    private static DialPlan named(String plan) {
        return switch (plan) {
            case "Berlin" -> BERLIN;
            case "Germany" -> GERMANY;
            case "New York" -> NEW_YORK;
            case "Madrid" -> MADRID;
            default -> DialPlan.INTERNATIONAL;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "any,      +4930123456,       4930123456",
        "any,      004930123456,      4930123456",
        "any,      4930123456,        4930123456",
        "any,      +49-30-(123) 4.56, 4930123456",
        "any,      +4930123456;npdi,  4930123456",
        "Berlin,   123456,            4930123456",
        "Berlin,   030123456,         4930123456",
        "Berlin,   089123456,         4989123456",
        "Berlin,   0018095550100,     18095550100",
        "Berlin,   +18095550100,      18095550100",
        "Germany,  4930123456,        4930123456",
        "Germany,  0301234,           49301234",
        "New York, 5550100,           12125550100",
        "New York, 8095550100,        18095550100",
        "New York, 18095550100,       18095550100",
        "New York, 0114930123456,     4930123456",
        "Madrid,   0049301234,        49301234",
    })
    void dialledTextMeansTheSameNumberHoweverItIsWritten(String plan, String dialled, String digits) {
        assertThat(named(plan).read(dialled)).isEqualTo(new Meaning.Number(digits));
    }

    @ParameterizedTest
    @CsvSource({
        "any, bob,                        NOT_DIGITS",
        "any, '',                         NOT_DIGITS",
        "any, +,                          NOT_DIGITS",
        "any, ++4930,                     NOT_DIGITS",
        "any, +49#30,                     NOT_DIGITS",
        "any, 030123456,                  NO_COUNTRY_CODE",
        "any, +030123456,                 NO_COUNTRY_CODE",
        "any, 1,                          TOO_SHORT",
        "any, 00,                         TOO_SHORT",
        "any, 1234567890123456789012345,  TOO_LONG",
        "any, ٤٩٣٠١٢٣٤,                   NOT_DIGITS",
    })
    void textThatIsNoNumberIsRefusedWithItsReason(String plan, String dialled, DialPlan.Why why) {
        assertThat(named(plan).read(dialled)).isEqualTo(new Meaning.NoNumber(why));
    }

    @Test
    void textOfSixtyFourCharactersIsReadAndALongerOneIsNot() {
        String longest = "+" + "-".repeat(53) + "4930123456";

        assertThat(DialPlan.INTERNATIONAL.digits(longest)).isEqualTo("4930123456");
        assertThat(DialPlan.INTERNATIONAL.digits("-" + longest)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', '', 00",
        "1234, '', '', 00",
        "49, 1234567, 0, 00",
        "49, '', 0, ''",
        "49, '', 00, 00",
        "'', 30, '', 00"
    })
    void planThatCannotWorkIsRefused(String country, @Nullable String area, String national, String international) {
        assertThatThrownBy(() -> new DialPlan(country, area, national, international))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
