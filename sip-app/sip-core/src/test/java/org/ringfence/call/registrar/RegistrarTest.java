package org.ringfence.call.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.ringfence.call.registrar.RegisterRequest.Change;
import org.ringfence.call.registrar.RegisterRequest.Fetch;
import org.ringfence.call.registrar.RegisterRequest.RemoveAll;
import org.ringfence.call.registrar.RegisterRequest.Source;
import org.ringfence.call.registrar.RegisterRequest.Update;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.spec.Spec;

class RegistrarTest {

    private static final AddressOfRecord BOB = new AddressOfRecord("bob", "biloxi.example.com");
    private static final Source DESK = new Source(SipTransport.UDP, "192.0.2.7", 5060);

    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private RegistrarRules rules = RegistrarRules.DEFAULT;
    private final LocationTable table = new LocationTable(() -> now);
    private final Registrar registrar = new Registrar(table, () -> now, () -> rules);

    private RegisterOutcome register(String callId, long cseq, Integer expires, Change change) {
        OptionalLong header = expires == null ? OptionalLong.empty() : OptionalLong.of(expires);
        return registrar.register(new RegisterRequest(BOB, callId, cseq, change, header, DESK, List.of(), "phone/1"));
    }

    private RegisterOutcome register(long cseq, Integer expires, String... uris) {
        List<Contact> contacts = List.of(uris).stream().map(Contact::of).toList();
        return register("call-1", cseq, expires, new Update(contacts));
    }

    private static RegisterRequest of(String user) {
        AddressOfRecord address = new AddressOfRecord(user, "biloxi.example.com");
        Update update = new Update(List.of(Contact.of("sip:" + user + "@h")));
        return new RegisterRequest(
                address, "call-" + user, 1, update, OptionalLong.of(600), DESK, List.of(), "phone/1");
    }

    private static List<String> contacts(RegisterOutcome outcome) {
        assertThat(outcome).isInstanceOf(RegisterOutcome.Registered.class);
        return ((RegisterOutcome.Registered) outcome)
                .bindings().stream().map(Binding::contact).toList();
    }

    private List<String> contacts() {
        return table.contacts(BOB).stream().map(Binding::contact).toList();
    }

    /** RFC 3665 section 2.1 to 2.4: register, update, ask, cancel. */
    @Test
    void registrationFlowOfRfc3665() {
        assertThat(contacts(register(2, null, "sips:bob@client.biloxi.example.com")))
                .containsExactly("sips:bob@client.biloxi.example.com");
        assertThat(contacts(
                        register("call-2", 1, null, new Update(List.of(Contact.of("mailto:bob@biloxi.example.com"))))))
                .containsExactly("sips:bob@client.biloxi.example.com", "mailto:bob@biloxi.example.com");
        assertThat(contacts(register("call-3", 1, null, new Fetch()))).hasSize(2);
        assertThat(contacts(register("call-4", 1, 0, new RemoveAll()))).isEmpty();
        assertThat(contacts()).isEmpty();
    }

    @Test
    void aBindingKnowsWhereItsRegisterCameFrom() {
        register(1, 600, "sip:bob@10.0.0.5:5062");

        assertThat(table.contacts(BOB)).singleElement().satisfies(binding -> {
            assertThat(binding.receivedHost()).isEqualTo("192.0.2.7");
            assertThat(binding.receivedPort()).isEqualTo(5060);
            assertThat(binding.expiresAt()).isEqualTo(now.plusSeconds(600));
            assertThat(binding.userAgent()).isEqualTo("phone/1");
            assertThat(binding.cseq()).isEqualTo(1);
        });
    }

    @Test
    void expiryIsTakenFromTheContactThenTheHeaderThenThePolicy() {
        rules = new RegistrarRules(Duration.ofSeconds(60), Duration.ofSeconds(500), Duration.ofSeconds(900), 10, 0);
        Contact own = new Contact("sip:a@h", OptionalLong.of(100), 1000, null, 0);

        register("c", 1, 200, new Update(List.of(own, Contact.of("sip:b@h"))));
        register("d", 1, null, new Update(List.of(Contact.of("sip:c@h"))));
        register("e", 1, 100_000, new Update(List.of(Contact.of("sip:d@h"))));

        assertThat(table.contacts(BOB))
                .extracting(Binding::expiresAt)
                .containsExactly(
                        now.plusSeconds(100), now.plusSeconds(200), now.plusSeconds(500), now.plusSeconds(900));
    }

    @Test
    void tooBriefRegistrationsChangeNothing() {
        assertThat(register(1, 59, "sip:bob@h")).isEqualTo(new RegisterOutcome.TooBrief(Duration.ofSeconds(60)));
        assertThat(contacts()).isEmpty();
        assertThat(contacts(register(2, 60, "sip:bob@h"))).hasSize(1);
    }

    @Test
    void bindingsEndWhenTheirTimeIsOver() {
        register(1, 60, "sip:bob@h");
        now = now.plusSeconds(59);
        assertThat(contacts()).hasSize(1);
        now = now.plusSeconds(1);
        assertThat(contacts()).isEmpty();
        assertThat(table.all()).isEmpty();
        assertThat(table.size()).isEqualTo(1);
        assertThat(table.sweep()).isEqualTo(1);
        assertThat(table.size()).isZero();
    }

    @Test
    void oneContactIsRemovedAndTheOthersStay() {
        register(1, 600, "sip:bob@h1", "sip:bob@h2");

        Contact gone = new Contact("sip:bob@h1", OptionalLong.of(0), 1000, null, 0);
        assertThat(contacts(register("call-1", 2, null, new Update(List.of(gone)))))
                .containsExactly("sip:bob@h2");
    }

    @Test
    void anOlderRequestOfTheSameCallChangesNothing() {
        register(5, 600, "sip:bob@h1");

        assertThat(register(5, 0, "sip:bob@h1")).isEqualTo(new RegisterOutcome.OutOfOrder());
        assertThat(register(4, 600, "sip:new@h2", "sip:bob@h1")).isEqualTo(new RegisterOutcome.OutOfOrder());
        assertThat(register("call-1", 3, 0, new RemoveAll())).isEqualTo(new RegisterOutcome.OutOfOrder());
        assertThat(contacts()).containsExactly("sip:bob@h1");
        assertThat(contacts(register("other", 1, 0, new RemoveAll()))).isEmpty();
    }

    @Test
    void aStarNeedsAnExpiryOfZero() {
        register(1, 600, "sip:bob@h1");

        assertThat(register("x", 1, null, new RemoveAll())).isEqualTo(new RegisterOutcome.MalformedRemoval());
        assertThat(register("x", 1, 60, new RemoveAll())).isEqualTo(new RegisterOutcome.MalformedRemoval());
        assertThat(contacts()).hasSize(1);
    }

    @Test
    @Spec("P21")
    void anAddressHasOnlySoManyContacts() {
        rules = new RegistrarRules(Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofHours(1), 2, 0);
        register(1, 600, "sip:bob@h1");

        assertThat(register(2, 600, "sip:bob@h2", "sip:bob@h3")).isEqualTo(new RegisterOutcome.TooManyContacts(2));
        assertThat(contacts()).containsExactly("sip:bob@h1");
        assertThat(contacts(register(3, 600, "sip:bob@h2"))).hasSize(2);
        assertThat(contacts(register(4, 600, "sip:bob@h2"))).hasSize(2);
        rules = new RegistrarRules(Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofHours(1), 1, 0);
        assertThat(contacts(register(5, 600, "sip:bob@h2")))
                .as("a limit that was lowered lets refresh what is there")
                .hasSize(2);
    }

    @Test
    @Spec("F30")
    void oneAddressMoreThanThisServerTakesIsRefusedAndThoseThatAreThereStay() {
        rules = new RegistrarRules(Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofHours(1), 10, 1);
        register(1, 600, "sip:bob@h1");

        assertThat(registrar.register(of("carol"))).isEqualTo(new RegisterOutcome.Full());
        assertThat(contacts(register(2, 600, "sip:bob@h2"))).hasSize(2);
        rules = new RegistrarRules(Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofHours(1), 10, 2);
        assertThat(contacts(registrar.register(of("carol")))).hasSize(1);
    }

    @Test
    @Spec("P21")
    void oneContactAboveTheDefaultOfTenIsRefused() {
        for (int i = 1; i <= 10; i++) {
            assertThat(contacts(register(i, 600, "sip:bob@h" + i))).hasSize(i);
        }
        assertThat(register(11, 600, "sip:bob@h11")).isEqualTo(new RegisterOutcome.TooManyContacts(10));
        assertThat(contacts()).hasSize(10).doesNotContain("sip:bob@h11");
    }

    @Test
    void preferredContactsComeFirst() {
        register(
                "c",
                1,
                600,
                new Update(List.of(
                        new Contact("sip:low@h", OptionalLong.empty(), 100, null, 0),
                        new Contact("sip:high@h", OptionalLong.empty(), 900, null, 0))));

        assertThat(contacts()).containsExactly("sip:high@h", "sip:low@h");
    }

    @Test
    void theSameContactIsKnownAgainInOtherWriting() {
        register(1, 600, "sip:bob@Host.example;rinstance=1");

        assertThat(contacts(register(2, 600, "SIP:bob@host.EXAMPLE;transport=UDP;rinstance=2")))
                .hasSize(1);
        assertThat(contacts(register(3, 600, "sip:bob@host.example;transport=tcp")))
                .hasSize(2);
        assertThat(contacts(register(4, 600, "sip:BOB@host.example"))).hasSize(3);
        assertThat(contacts(register(5, 600, "sip:bob@host.example:5060"))).hasSize(4);
    }

    @Test
    void anInstanceMovesWithItsFlow() {
        Contact before = new Contact("sip:bob@10.0.0.1", OptionalLong.empty(), 1000, "<urn:uuid:1>", 1);
        Contact after = new Contact("sip:bob@10.0.0.2", OptionalLong.empty(), 1000, "<urn:uuid:1>", 1);
        Contact second = new Contact("sip:bob@10.0.0.2", OptionalLong.empty(), 1000, "<urn:uuid:1>", 2);

        register("c1", 1, 600, new Update(List.of(before)));
        assertThat(contacts(register("c2", 1, 600, new Update(List.of(after))))).containsExactly("sip:bob@10.0.0.2");
        assertThat(contacts(register("c3", 1, 600, new Update(List.of(second)))))
                .hasSize(2);
    }

    @Test
    void whatChangedIsWrittenAndSurvivesARestart() {
        MemoryLocationStore store = new MemoryLocationStore();
        WriteBehind writing = new WriteBehind(table, store);
        register(1, 600, "sip:bob@h1");

        assertThat(writing.flush()).isEqualTo(1);
        assertThat(writing.flush()).isZero();
        register("f", 1, null, new Fetch());
        assertThat(register(1, 600, "sip:bob@h1")).isEqualTo(new RegisterOutcome.OutOfOrder());
        assertThat(writing.flush()).as("nothing changed").isZero();

        LocationTable restarted = new LocationTable(() -> now);
        restarted.load(store.load(now));
        assertThat(restarted.contacts(BOB)).isEqualTo(table.contacts(BOB)).hasSize(1);

        register("x", 1, 0, new RemoveAll());
        writing.flush();
        assertThat(store.load(now)).isEmpty();
    }

    @Test
    void aBatchThatFailsIsWrittenLater() {
        MemoryLocationStore store = new MemoryLocationStore();
        boolean[] away = {true};
        LocationStore flaky = new LocationStore() {
            @Override
            public List<Registration> load(Instant when) {
                return store.load(when);
            }

            @Override
            public void write(java.util.Collection<Registration> changed) {
                if (away[0]) {
                    throw new IllegalStateException("away");
                }
                store.write(changed);
            }

            @Override
            public int removeExpired(Instant when) {
                return store.removeExpired(when);
            }
        };
        WriteBehind writing = new WriteBehind(table, flaky);
        register(1, 600, "sip:bob@h1");

        org.assertj.core.api.Assertions.assertThatThrownBy(writing::flush).hasMessage("away");
        away[0] = false;
        assertThat(writing.flush()).isEqualTo(1);
        assertThat(store.load(now)).hasSize(1);
    }

    private void registerOver(String callId, String uri, int port) {
        Source source = new Source(SipTransport.TCP, "192.0.2.7", port);
        registrar.register(new RegisterRequest(
                BOB, callId, 1, new Update(List.of(Contact.of(uri))), OptionalLong.of(600), source, List.of(), null));
    }

    @Test
    void aConnectionThatClosesTakesAlongWhatIsRegisteredOverIt() {
        registerOver("a", "sip:bob@10.0.0.1", 40_001);
        registerOver("b", "sip:bob@10.0.0.2", 40_002);
        register(1, 600, "sip:bob@10.0.0.3");

        table.closed(new Flow(SipTransport.TLS, "192.0.2.7", 40_001));
        table.closed(new Flow(SipTransport.TCP, "192.0.2.7", 40_003));
        assertThat(contacts()).hasSize(3);
        table.closed(new Flow(SipTransport.TCP, "192.0.2.7", 40_001));
        assertThat(contacts()).containsExactly("sip:bob@10.0.0.2", "sip:bob@10.0.0.3");
        assertThat(table.takeChanged(9)).singleElement().satisfies(changed -> assertThat(changed.bindings())
                .hasSize(2));
    }

    @Test
    void aPhoneThatCameBackOverAnotherConnectionIsNotTakenAlong() {
        registerOver("a", "sip:bob@10.0.0.1", 40_001);
        registerOver("b", "sip:bob@10.0.0.1", 40_002);

        table.closed(new Flow(SipTransport.TCP, "192.0.2.7", 40_001));
        assertThat(contacts()).containsExactly("sip:bob@10.0.0.1");
    }

    @Test
    void connectionsThatCarryNothingAreForgotten() {
        registerOver("a", "sip:bob@10.0.0.1", 40_001);
        registerOver("b", "sip:bob@10.0.0.2", 40_002);
        register("b", 2, 0, new Update(List.of(Contact.of("sip:bob@10.0.0.2"))));

        table.sweep();
        assertThat(table.flows()).isEqualTo(1);
        now = now.plusSeconds(601);
        table.sweep();
        assertThat(table.flows()).isZero();
    }

    @Test
    void whatWasRegisteredOverAConnectionDoesNotOutliveARestart() {
        registerOver("a", "sip:bob@10.0.0.1", 40_001);
        register(1, 600, "sip:bob@10.0.0.3");
        MemoryLocationStore store = new MemoryLocationStore();
        new WriteBehind(table, store).flush();

        LocationTable restarted = new LocationTable(() -> now);
        restarted.load(store.load(now));
        assertThat(restarted.contacts(BOB)).extracting(Binding::contact).containsExactly("sip:bob@10.0.0.3");
    }

    @Test
    void refreshMayWaitLongerUntilItIsStoredThanAChange() {
        MemoryLocationStore store = new MemoryLocationStore();
        WriteBehind writing = new WriteBehind(table, store);
        register(1, 600, "sip:bob@10.0.0.5");
        assertThat(writing.flush()).isEqualTo(1);
        now = now.plusSeconds(60);
        register(2, 600, "sip:bob@10.0.0.5");

        assertThat(writing.flush()).isZero();
        assertThat(writing.flushAll()).isEqualTo(1);
        assertThat(store.load(now).get(0).bindings().get(0).expiresAt()).isEqualTo(now.plusSeconds(600));

        register(3, 600, "sip:bob@10.0.0.6");
        assertThat(writing.flush()).as("another contact").isEqualTo(1);
    }
}
