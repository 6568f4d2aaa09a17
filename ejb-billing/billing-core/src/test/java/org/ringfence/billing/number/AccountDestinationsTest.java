package org.ringfence.billing.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.Pin;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.spec.Spec;

/** What is said of an account, beside what is said of all. */
class AccountDestinationsTest {

    private static final AccountId ANNA = new AccountId(1);
    private static final NumberPlans PLANS = new NumberPlans();
    private static final Destinations ALL = new Destinations(
            new Home("DE", ""),
            PrefixList.of(List.of("4412"), List.of("4930")),
            Set.of("CU"),
            Set.of(NumberClass.PREMIUM),
            PrefixList.EMPTY,
            International.BLOCK,
            new PinRules(2, Duration.ofHours(1)),
            null);

    private final DestinationStore store = new MemoryDestinationStore(id -> Optional.of(prepaid()));
    private final DestinationRule rule = new DestinationRule(() -> ALL, store, PLANS);
    private Instant now = NOON;

    private String judge(String digits, @Nullable String pin) {
        CallFacts facts = DestinationRuleTest.call(new Destination.OffNet(digits));
        CallAttempt model = facts.attempt();
        CallAttempt attempt = new CallAttempt(
                model.id(),
                ANNA,
                model.origin(),
                model.caller(),
                model.destination(),
                model.callReference(),
                model.source(),
                model.startedAt(),
                pin == null ? null : new Pin(pin));
        return DestinationRuleTest.text(rule.judge(new CallFacts(attempt, facts.payer(), null, now)));
    }

    private void anna(Permissions permissions, @Nullable International international) {
        store.set(ANNA, new AccountDestinations(null, international, false, false, permissions, null));
    }

    private static List<String> list(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        ",              ,             4989123456,    passed",
        ",              ,             4930123456,    blocked",
        "4930,          ,             4930123456,    passed",
        "493012,        4930,         4930123456,    passed",
        ",              4989,         4989123456,    blocked",
        ",              44123,        441234567890,  blocked",
        ",              4412,         441234567890,  passed",
        "PREMIUM,       ,             499001234567,  passed",
        ",              MOBILE,       4917612345678, blocked",
        "MOBILE,        MOBILE,       4917612345678, passed",
        "CU,            ,             5371234567,    passed",
        ",              ,             5371234567,    blocked",
        "FR,            ,             33142685300,   passed",
        ",              ,             33142685300,   closed",
        "INTERNATIONAL, ,             33142685300,   passed",
        "INTERNATIONAL, FR,           33142685300,   blocked",
        "FR,            ,             33899123456,   blocked",
    })
    @Spec({"E9", "P4"})
    void ownPermissionsAddToThoseOfAll(
            @Nullable String allowed, @Nullable String blocked, String digits, String outcome) {
        anna(Permissions.of(list(allowed), list(blocked)), null);

        String answer = judge(digits, null);

        assertThat(answer.startsWith("BLOCKED") ? "blocked" : answer.startsWith("INTER") ? "closed" : answer)
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"ALLOW, passed", "BLOCK, INTERNATIONAL_CLOSED BLOCK", "PIN, INTERNATIONAL_CLOSED PIN"})
    @Spec("E13")
    void accountSaysForItselfWhetherItsCallsLeaveItsCountry(International international, String outcome) {
        anna(Permissions.NONE, international);

        assertThat(judge("33142685300", null)).isEqualTo(outcome);
        assertThat(judge("4989123456", null)).isEqualTo("passed");
    }

    @Test
    @Spec("E13")
    void ownPlaceTellsWhatIsInternational() {
        store.set(ANNA, AccountDestinations.NONE.withPlace(Place.of("FR", "", PLANS)));

        assertThat(judge("33142685300", null)).isEqualTo("passed");
        assertThat(judge("4989123456", null)).isEqualTo("INTERNATIONAL_CLOSED BLOCK");
    }

    @Test
    @Spec("E6")
    void accountForOwnUsersAloneCallsNoNumber() {
        store.set(
                ANNA, new AccountDestinations(null, null, true, false, Permissions.of(List.of("4"), List.of()), null));

        assertThat(judge("4989123456", null)).startsWith("BLOCKED_DESTINATION");
        assertThat(rule.judge(DestinationRuleTest.call(new Destination.OnNet("bob@one.example"))))
                .isEqualTo(org.ringfence.billing.decision.RuleAnswer.NOT_APPLICABLE);
    }

    @BeforeEach
    void annaHasAPin() {
        PinHash pin = PinHash.of(new Pin("4711"), new byte[16]);
        store.set(ANNA, new AccountDestinations(null, International.PIN, false, false, Permissions.NONE, pin));
    }

    @Test
    @Spec("E13")
    void rightPinOpensOtherCountries() {
        assertThat(judge("33142685300", "4711")).isEqualTo("passed");
        assertThat(judge("33142685300", null)).isEqualTo("INTERNATIONAL_CLOSED PIN");
        assertThat(judge("5371234567", "4711"))
                .as("no PIN opens a closed country")
                .startsWith("BLOCKED");
    }

    @Test
    @Spec("E13")
    void tooManyWrongPinsLockEvenTheRightOneForAWhile() {
        assertThat(judge("33142685300", "4712")).startsWith("WRONG_PIN");
        assertThat(judge("33142685300", "4711")).isEqualTo("passed");
        assertThat(judge("33142685300", "47110")).startsWith("WRONG_PIN");
        assertThat(judge("33142685300", "4713")).startsWith("WRONG_PIN");
        assertThat(judge("33142685300", "4711")).isEqualTo("WRONG_PIN " + ALL.pins());
        now = NOON.plusSeconds(3_600);
        assertThat(judge("33142685300", "4711")).startsWith("WRONG_PIN");
        now = NOON.plusSeconds(3_601);
        assertThat(judge("33142685300", "4711")).isEqualTo("passed");
    }

    @Test
    void pinIsShownNowhere() {
        Pin pin = new Pin("4711");

        assertThat(pin + " " + PinHash.of(pin, new byte[16])).isEqualTo("**** ****");
        assertThatThrownBy(() -> new Pin("123")).hasMessage("A PIN is 4 to 10 digits");
        assertThatThrownBy(() -> new Pin("12345678901")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"cu", "''", "EXPENSIVE", "+49", "CUB"})
    void permissionThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Permissions.of(List.of(), List.of(text))).hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "ENDPOINT,  0.60, false, not asked",
        "TRUNK,     0.60, false, not asked",
        "FORWARDED, 0,    false, not asked",
        "FORWARDED, 0.60, false, DIVERSION_CLOSED calls that are free",
        "VOICEMAIL, 0.60, false, DIVERSION_CLOSED calls that are free",
        "CALLBACK,  0.60, false, DIVERSION_CLOSED calls that are free",
        "FORWARDED, 0.60, true,  passed",
    })
    @Spec("E12")
    void divertedCallsCostSomethingOnlyWhereTheAccountMay(
            CallOrigin origin, String price, boolean allowed, String outcome) {
        store.set(ANNA, new AccountDestinations(null, null, false, allowed, Permissions.NONE, null));
        CallAttempt model = Samples.attempt(ANNA);
        CallAttempt attempt = new CallAttempt(
                model.id(),
                ANNA,
                origin,
                model.caller(),
                model.destination(),
                model.callReference(),
                model.source(),
                model.startedAt());
        CallPrice costs = new CallPrice(Samples.eur("0"), Samples.perMinute(price), 1, 1);
        CallFacts facts = new CallFacts(attempt, prepaid(), new PricedCall(costs, null, ""), NOON);

        assertThat(DestinationRuleTest.text(new DiversionRule(store).judge(facts)))
                .isEqualTo(outcome);
    }
}
