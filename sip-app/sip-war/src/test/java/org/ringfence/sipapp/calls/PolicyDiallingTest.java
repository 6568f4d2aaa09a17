package org.ringfence.sipapp.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.admission.Pin;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.billing.number.AccountDestinations;
import org.ringfence.billing.number.DestinationStore;
import org.ringfence.billing.number.NumberPlans;
import org.ringfence.billing.number.Permissions;
import org.ringfence.billing.number.Place;
import org.ringfence.call.b2bua.CallingParty;
import org.ringfence.call.b2bua.Dialling.Meaning;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.policy.DestinationPolicy;
import org.ringfence.policy.DestinationPolicy.Blacklist;
import org.ringfence.policy.DestinationPolicy.International;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.spec.Spec;

class PolicyDiallingTest {

    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final DestinationStore accounts = new MemoryDestinationStore(
            id -> Optional.of(AccountTerms.prepaid(Currency.getInstance("EUR"), ZoneOffset.UTC)));
    private final PolicyDialling dialling = new PolicyDialling(policies, accounts, new NumberPlans());
    private final CallingParty alice = new CallingParty.User(new SipUser(
            new SipUserId(1),
            new AddressOfRecord("alice", "example.org"),
            new AccountId(1),
            List.of(),
            Set.of(SipTransport.UDP),
            true));

    private static DestinationPolicy policy(@Nullable String home, @Nullable String emergencies) {
        return new DestinationPolicy(
                home,
                null,
                null,
                null,
                null,
                null,
                International.ALLOW,
                emergencies,
                5,
                Duration.ofHours(1),
                Blacklist.OFF);
    }

    private String read(String dialled) {
        Meaning meaning = dialling.read(alice, dialled);
        if (meaning instanceof Meaning.Emergency need) {
            return "help " + need.digits();
        }
        return meaning instanceof Meaning.Number number ? number.digits() : "no number";
    }

    @ParameterizedTest
    @CsvSource({
        "112,           help 112",
        "911,           help 911",
        "1-1-2,         help 112",
        "110,           110",
        "+4930123456,   4930123456",
        "004930123456,  4930123456",
        "bob,           no number",
    })
    void numbersAreReadAsTheyAreDialled(String dialled, String meaning) {
        assertThat(read(dialled)).isEqualTo(meaning);
    }

    @Test
    void accountsDialByTheirOwnPlanElseByThatOfTheHomeCountry() {
        policies.publish(policy("DE", null));
        assertThat(read("030123456")).isEqualTo("4930123456");
        assertThat(read("4930123456")).isEqualTo("4930123456");
        accounts.set(new AccountId(1), AccountDestinations.NONE.withPlace(Place.of("US", "212", new NumberPlans())));
        assertThat(read("5550100")).isEqualTo("12125550100");
        assertThat(read("0114930123456")).isEqualTo("4930123456");
        assertThat(read("030123456")).isEqualTo("1212030123456");
        assertThat(read("555")).isEqualTo("1212555");
        policies.publish(policy("XX", null));
        accounts.set(new AccountId(1), AccountDestinations.NONE);
        assertThat(read("030123456")).as("there is no such country").isEqualTo("no number");
    }

    @Test
    @Spec("E6")
    void accountForOwnUsersAloneReachesNoOtherDomain() {
        assertThat(dialling.reachesOtherDomains(alice)).isTrue();

        accounts.set(new AccountId(1), new AccountDestinations(null, null, true, false, Permissions.NONE, null));

        assertThat(dialling.reachesOtherDomains(alice)).isFalse();
    }

    @Test
    @Spec("E13")
    void pinIsDialledBeforeTheNumber() {
        assertThat(dialling.read(alice, "4711*0033142685300"))
                .isEqualTo(new Meaning.Number("33142685300", new Pin("4711")));
        assertThat(dialling.read(alice, "471*0033142685300")).isEqualTo(new Meaning.NoNumber());
        assertThat(dialling.read(alice, "12345678901*33142685300")).isEqualTo(new Meaning.NoNumber());
        assertThat(dialling.read(alice, "4711*bob")).isEqualTo(new Meaning.NoNumber());
    }

    @Test
    @Spec("P16")
    void emergencyNumbersAreThoseOfTheHomeCountryOrOfThePolicy() {
        policies.publish(policy("DE", null));
        assertThat(read("110")).isEqualTo("help 110");
        assertThat(read("911")).isEqualTo("help 911");
        policies.publish(policy("DE", "112, 4711"));
        assertThat(read("110")).isEqualTo("110");
        assertThat(read("4711")).isEqualTo("help 4711");
        policies.publish(policy(null, null));
        assertThat(read("4711")).isEqualTo("4711");
    }
}
