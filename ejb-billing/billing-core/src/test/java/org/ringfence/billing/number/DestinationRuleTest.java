package org.ringfence.billing.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.spec.Spec;

class DestinationRuleTest {

    private static final NumberPlans PLANS = new NumberPlans();
    private static final DestinationStore NOBODY = new MemoryDestinationStore(id -> Optional.empty());

    static CallFacts call(Destination destination) {
        AttemptId id = new AttemptId(UUID.randomUUID());
        return new CallFacts(
                new CallAttempt(
                        id,
                        new AccountId(1),
                        CallOrigin.ENDPOINT,
                        "anna@one.example",
                        destination,
                        "call",
                        "udp:192.0.2.1:5060",
                        NOON),
                prepaid(),
                null,
                NOON);
    }

    private static String judge(Destinations destinations, String digits) {
        return text(new DestinationRule(() -> destinations, NOBODY, PLANS).judge(call(new Destination.OffNet(digits))));
    }

    static String text(RuleAnswer answer) {
        if (answer instanceof RuleAnswer.Refuse refusal) {
            return refusal.reason() + " " + refusal.threshold();
        }
        return answer instanceof RuleAnswer.Pass ? "passed" : "not asked";
    }

    private static List<String> list(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "870773111632,  BLOCKED_DESTINATION SATELLITE",
        "8821612345678, BLOCKED_DESTINATION SATELLITE",
        "979123456789,  BLOCKED_DESTINATION PREMIUM",
        "499001234567, BLOCKED_DESTINATION PREMIUM",
        "19005550100,   BLOCKED_DESTINATION PREMIUM",
        "4930123456,    passed",
        "4917612345678, passed",
        "18095550100,   passed",
        "2525,          passed",
    })
    @Spec({"E7", "E8"})
    void satellitesAndPremiumNumbersAreClosedByDefault(String digits, String outcome) {
        assertThat(judge(Destinations.DEFAULT, digits)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "49900,     ,         499001234567, passed",
        ",          4930,     4930123456,    blocked",
        ",          4930,     493,           passed",
        "493012,    4930,     4930123456,    passed",
        "4930,      493012,   4930123456,    blocked",
        "4930,      4930,     4930123456,    passed",
        "4930 88216, 4940,    8821612345678, passed",
    })
    @Spec("E9")
    void longestPrefixDecidesAndTheOpenOneOfTwoEqualOnes(
            @Nullable String open, @Nullable String closed, String digits, String outcome) {
        Destinations destinations = new Destinations(
                Home.UNKNOWN,
                PrefixList.of(list(open), list(closed)),
                Set.of(),
                Set.of(NumberClass.SATELLITE, NumberClass.PREMIUM),
                PrefixList.EMPTY,
                International.BLOCK,
                PinRules.DEFAULT,
                null);

        assertThat(judge(destinations, digits).startsWith("BLOCKED") ? "blocked" : judge(destinations, digits))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "CU SO, ,     '',         2525123456,  BLOCKED_DESTINATION SO",
        "CU SO, ,     '',         5355555555,  BLOCKED_DESTINATION CU",
        "CU SO, ,     '',         4930123456,  passed",
        "DO,    ,     '',         18095550100, BLOCKED_DESTINATION DO",
        ",      2527, HIGH_RISK,  2527123456,  BLOCKED_DESTINATION HIGH_RISK",
        ",      2527, HIGH_RISK,  2526123456,  passed",
        ",      2527, MOBILE,     2527123456,  passed",
        ",      ,     HIGH_RISK,  88237123456, BLOCKED_DESTINATION HIGH_RISK",
    })
    @Spec("P4")
    void countriesAndPrefixesOfHighRiskAreClosedWhereThePolicySaysSo(
            @Nullable String countries, @Nullable String highRisk, String classes, String digits, String outcome) {
        Destinations destinations = new Destinations(
                Home.UNKNOWN,
                PrefixList.EMPTY,
                Set.copyOf(list(countries)),
                Arrays.stream(classes.split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(NumberClass::valueOf)
                        .collect(Collectors.toSet()),
                PrefixList.of(List.of(), list(highRisk)),
                International.BLOCK,
                PinRules.DEFAULT,
                null);

        assertThat(judge(destinations, digits)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "DE, BLOCK, 33142685300, INTERNATIONAL_CLOSED BLOCK",
        "DE, PIN,   33142685300, INTERNATIONAL_CLOSED PIN",
        "DE, ALLOW, 33142685300, passed",
        "DE, BLOCK, 4930123456,  passed",
        "US, BLOCK, 18095550100, INTERNATIONAL_CLOSED BLOCK",
        ",   BLOCK, 33142685300, passed",
    })
    @Spec({"E13", "E14"})
    void callsLeaveTheHomeCountryOnlyWhereThePolicySaysSo(
            @Nullable String home, International international, String digits, String outcome) {
        Destinations destinations = new Destinations(
                new Home(home, ""),
                PrefixList.EMPTY,
                Set.of(),
                Set.of(),
                PrefixList.EMPTY,
                international,
                PinRules.DEFAULT,
                null);

        assertThat(judge(destinations, digits)).isEqualTo(outcome);
    }

    @Test
    void ownUsersAreNoDestinationsOfThisRule() {
        RuleAnswer answer = new DestinationRule(() -> Destinations.DEFAULT, NOBODY, PLANS)
                .judge(call(new Destination.OnNet("870773111632@one.example")));

        assertThat(answer).isEqualTo(RuleAnswer.NOT_APPLICABLE);
    }

    @Test
    @Spec("P16")
    void helpInNeedIsNoDestinationOfThisRule() {
        Destinations closed = new Destinations(
                Home.UNKNOWN,
                PrefixList.of(List.of(), List.of("1")),
                Set.of(),
                Set.of(NumberClass.values()),
                PrefixList.EMPTY,
                International.BLOCK,
                PinRules.DEFAULT,
                null);

        assertThat(new DestinationRule(() -> closed, NOBODY, PLANS).judge(call(new Destination.Emergency("112"))))
                .isEqualTo(RuleAnswer.NOT_APPLICABLE);
    }
}
