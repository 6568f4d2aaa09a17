package org.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.policy.DestinationPolicy.Blacklist;
import org.ringfence.policy.DestinationPolicy.International;

class DestinationPolicyTest {

    @Test
    void listsAreReadWithoutTheirSpaces() {
        assertThat(DestinationPolicy.list("882, 979 ,1")).containsExactly("882", "979", "1");
        assertThat(DestinationPolicy.list(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "de,  ,        ,     ,     ,    , , home-country",
        "DEU, ,        ,     ,     ,    , , home-country",
        ",    PREMIER, ,     ,     ,    , , blocked-classes",
        ",    '',      ,     ,     ,    , , blocked-classes",
        ",    ,        +49,  ,     ,    , , allowed-prefixes",
        ",    ,        ,     '1,', ,    , , blocked-prefixes",
        ",    ,        ,     ,     Cuba, , , blocked-countries",
        ",    ,        ,     ,     ,    x, , high-risk-prefixes",
        ",    ,        ,     ,     ,    ,  1,       emergency-numbers",
        ",    ,        ,     ,     ,    ,  1234567, emergency-numbers",
    })
    void textThatIsNoListOfItsKindIsRefusedByName(
            @Nullable String home,
            @Nullable String classes,
            @Nullable String allowed,
            @Nullable String blocked,
            @Nullable String countries,
            @Nullable String highRisk,
            @Nullable String emergency,
            String attribute) {
        assertThatThrownBy(() -> new DestinationPolicy(
                        home,
                        classes,
                        allowed,
                        blocked,
                        countries,
                        highRisk,
                        International.BLOCK,
                        emergency,
                        5,
                        Duration.ofHours(1),
                        Blacklist.OFF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(attribute);
    }
}
