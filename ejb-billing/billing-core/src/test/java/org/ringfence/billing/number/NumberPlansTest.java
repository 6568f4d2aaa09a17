package org.ringfence.billing.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.spec.Spec;

class NumberPlansTest {

    private static final NumberPlans PLANS = new NumberPlans();

    private static String text(Iterable<NumberClass> classes) {
        TreeSet<NumberClass> sorted = new TreeSet<>();
        classes.forEach(sorted::add);
        return sorted.stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "870773111632,   SATELLITE,",
        "881612345678,   SATELLITE,",
        "8821612345678,  SATELLITE,",
        "8821312345678,  SATELLITE,",
        "882991234567,   SATELLITE,",
        "88237123456,    HIGH_RISK,",
        "883510012345,   HIGH_RISK,",
        "878101234567,   PERSONAL,",
        "979123456789,   PREMIUM,",
        "80012345678,    TOLL_FREE,",
        "80812345678,    SHARED_COST,",
        "19005550100,    PREMIUM,",
        "18005550100,    TOLL_FREE,",
        "499001234567,  PREMIUM,     DE",
        "49900123456789, PREMIUM UNKNOWN, DE",
        "4990012345678999999999, PREMIUM UNKNOWN, DE",
        "498001234567,   TOLL_FREE,   DE",
        "491801234567,   SHARED_COST, DE",
        "4917612345678,  MOBILE,      DE",
        "493012345678,   '',          DE",
        "447012345678,   PERSONAL,    GB",
        "447700900123,   UNKNOWN,     GB",
        "18095550100,    INTRA_NANP,  DO",
        "18765550100,    MOBILE INTRA_NANP, JM",
        "12125550100,    '',          US",
        "16132345678,    '',          CA",
        "2525,           UNKNOWN,     SO",
        "99900000,       UNKNOWN,",
        "123456789012345678901234, UNKNOWN, US",
    })
    @Spec({"E7", "E8", "E14"})
    void numberIsOfItsClassAndCountry(String digits, String classes, @Nullable String country) {
        NumberFacts facts = PLANS.of(digits);

        assertThat(text(facts.classes())).isEqualTo(classes);
        assertThat(facts.country()).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 4930, 493012345678,  LOCAL NATIONAL",
        "DE, 4930, 498912345678,  NATIONAL",
        "DE, 4930, 33142685300,   INTERNATIONAL",
        "DE, 4930, 18095550100,   INTERNATIONAL INTRA_NANP",
        "DE, '',   88216123456,   SATELLITE INTERNATIONAL",
        "US, '',   16132345678,   NATIONAL",
        "US, '',   18095550100,   INTERNATIONAL INTRA_NANP",
        "US, '',   18005550100,   TOLL_FREE",
        "CA, '',   12125550100,   NATIONAL",
        "JM, '',   18765550100,   MOBILE NATIONAL",
        "JM, '',   12125550100,   INTERNATIONAL",
        "GB, '',   447797123456,  MOBILE INTERNATIONAL",
        "US, '',   999000000000,  INTERNATIONAL UNKNOWN",
        ",   '',   18095550100,   INTRA_NANP",
    })
    @Spec({"E13", "E14"})
    void homeTellsWhatIsInternational(@Nullable String country, String area, String digits, String classes) {
        assertThat(text(new Home(country, area).classes(digits, PLANS.of(digits))))
                .isEqualTo(classes);
    }

    @Test
    void anyDigitsHaveFacts() {
        long seed = 20261123;
        RandomGenerator random = new java.util.SplittableRandom(seed);
        for (int i = 0; i < 30_000; i++) {
            String digits = random.ints(1 + random.nextInt(24), 0, 10)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining());
            NumberFacts first = PLANS.of(digits);
            assertThat(PLANS.of(digits)).as("seed %d, %s", seed, digits).isEqualTo(first);
        }
    }

    @Test
    void plansOfCountriesTellHowTheyAreDialled() {
        assertThat(PLANS.codeOf("DE")).isEqualTo("49");
        assertThat(PLANS.nationalPrefixOf("DE")).isEqualTo("0");
        assertThat(PLANS.nationalPrefixOf("US")).isEqualTo("1");
        assertThat(PLANS.nationalPrefixOf("ES")).isEmpty();
        assertThat(PLANS.isCountry("DE")).isTrue();
        assertThat(PLANS.isCountry("XX")).isFalse();
        assertThatThrownBy(() -> PLANS.codeOf("XX")).hasMessageContaining("XX");
        assertThat(PLANS.version()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    }

    @Test
    void tableWithABadLineOrTheSameTwiceIsRefused() {
        assertThat(ClassTable.read(List.of("version 1", "882 TEST - # remark", "8821 MOBILE DE"))
                        .find("88219"))
                .isEqualTo(new ClassTable.Row(NumberClass.MOBILE, "DE"));
        assertThatThrownBy(() -> ClassTable.read(List.of("x TEST -"))).hasMessageContaining("x TEST");
        assertThatThrownBy(() -> ClassTable.read(List.of("1 NONE -"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClassTable.read(List.of("1 TEST -", "1 MOBILE -")))
                .hasMessageContaining("Twice");
    }
}
