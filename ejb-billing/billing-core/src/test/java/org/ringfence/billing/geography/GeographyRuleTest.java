package org.ringfence.billing.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.Pin;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.fraud.Finding;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.billing.memory.MemorySeenCountryStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.number.AccountDestinations;
import org.ringfence.billing.number.Permissions;
import org.ringfence.billing.number.PinHash;
import org.ringfence.billing.number.PinRules;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.spec.Spec;

@Spec("P6")
class GeographyRuleTest {

    private static final String HERE = "192.0.2.1:5060";
    private static final String THERE = "2001:db8::9:5060";

    private final MemoryStores stores = new MemoryStores();
    private final MemorySeenCountryStore seen = new MemorySeenCountryStore(stores.accounts());
    private final MemoryDestinationStore destinations = new MemoryDestinationStore(stores.accounts());
    private final List<Finding> told = new ArrayList<>();
    private final Countries countries = new Countries();
    private Geography.Mode mode = Geography.Mode.WATCH;
    private final Geography geography =
            new Geography(() -> mode, countries, seen, (account, finding, stopped) -> told.add(finding), () -> NOON);
    private final GeographyRule rule = new GeographyRule(geography, destinations, () -> PinRules.DEFAULT);
    private final AccountId account =
            Samples.open(stores.accounts(), Samples.prepaid(), "1.00").id();

    @BeforeEach
    void tableIsRead() throws CountryTable.Unreadable {
        countries.set(
                CountryTable.read(List.of("192.0.2.0/24,DE", "2001:db8::/32,FR").iterator()));
    }

    private RuleAnswer call(String source, boolean free, @Nullable String pin) {
        CallAttempt attempt = new CallAttempt(
                new AttemptId(UUID.randomUUID()),
                account,
                CallOrigin.ENDPOINT,
                "anna@one.example",
                new Destination.OffNet("4930123"),
                "call",
                source,
                NOON,
                pin == null ? null : new Pin(pin));
        CallPrice price = free ? CallPrice.free(Samples.prepaid().currency()) : Samples.centPerSecond();
        return rule.judge(new CallFacts(attempt, Samples.prepaid(), new PricedCall(price, null, "Berlin"), NOON));
    }

    @Test
    void firstCountryIsHomeAndAnotherOneIsToldOnceWhereItIsWatched() {
        assertThat(call(HERE, false, null)).isInstanceOf(RuleAnswer.Pass.class);
        assertThat(told).isEmpty();
        assertThat(call(THERE, false, null)).isInstanceOf(RuleAnswer.Pass.class);
        assertThat(call(THERE, false, null)).isInstanceOf(RuleAnswer.Pass.class);

        assertThat(told).singleElement().satisfies(finding -> {
            assertThat(finding.detector()).isEqualTo(Finding.Detector.GEOGRAPHY);
            assertThat(finding.about()).isEqualTo("FR");
            assertThat(finding.isCritical()).isFalse();
        });
        assertThat(seen.of(account)).containsExactlyInAnyOrder("DE", "FR");
    }

    @Test
    void dearCallFromANewCountryIsRefusedUntilTheCountryIsAllowed() {
        mode = Geography.Mode.STEP_UP;
        call(HERE, false, null);
        assertThat(call(THERE, true, null)).as("it costs nothing").isInstanceOf(RuleAnswer.Pass.class);
        assertThat(call(THERE, false, null))
                .isInstanceOfSatisfying(RuleAnswer.Refuse.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(RefusalReason.NEW_COUNTRY));
        assertThat(told).last().satisfies(finding -> assertThat(finding.isCritical())
                .isTrue());
        seen.add(account, "FR", NOON);

        assertThat(call(THERE, false, null)).isInstanceOf(RuleAnswer.Pass.class);
    }

    @Test
    void rightPinOpensTheCountryAndAWrongOneDoesNot() {
        mode = Geography.Mode.STEP_UP;
        destinations.set(
                account,
                new AccountDestinations(
                        null, null, false, false, Permissions.NONE, PinHash.of(new Pin("4711"), new byte[16])));
        call(HERE, false, null);
        assertThat(call(THERE, false, "4712")).isInstanceOf(RuleAnswer.Refuse.class);
        assertThat(call(THERE, false, "4711")).isInstanceOf(RuleAnswer.Pass.class);

        assertThat(call(THERE, false, null)).isInstanceOf(RuleAnswer.Pass.class);
    }

    @Test
    void registrationFromANewCountryIsToldAndKnownOnlyWhereItIsWatched() {
        geography.registered(account, "192.0.2.7");
        mode = Geography.Mode.STEP_UP;
        assertThat(geography.isNews(account, "2001:db8::1")).isTrue();
        geography.registered(account, "2001:db8::1");
        assertThat(told).hasSize(1);
        assertThat(seen.of(account)).containsExactly("DE");
        mode = Geography.Mode.WATCH;
        geography.registered(account, "2001:db8::1");

        assertThat(geography.isNews(account, "2001:db8::1")).isFalse();
        assertThat(told).hasSize(2);
    }

    @Test
    void addressesThatNobodyKnowsAndTheModeOffTellNothing() {
        assertThat(call("203.0.113.1:5060", false, null)).isEqualTo(RuleAnswer.NOT_APPLICABLE);
        mode = Geography.Mode.OFF;
        call(HERE, false, null);
        assertThat(call(THERE, false, null)).isEqualTo(RuleAnswer.NOT_APPLICABLE);
        assertThat(told).isEmpty();
        assertThat(seen.of(account)).isEmpty();
    }
}
