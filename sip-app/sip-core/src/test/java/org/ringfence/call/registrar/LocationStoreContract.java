package org.ringfence.call.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;

/** What every location store does. The store is empty before each test. */
public interface LocationStoreContract {

    Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    AddressOfRecord ANNA = new AddressOfRecord("anna", "one.example");
    AddressOfRecord BERT = new AddressOfRecord("bert", "one.example");

    LocationStore store();

    /** A binding with every field set. */
    static Binding full(String contact, Duration left) {
        return new Binding(
                contact,
                "call-id-of-" + contact,
                2_147_483_647L,
                NOW.plus(left),
                750,
                SipTransport.TLS,
                "2001:db8::17",
                65_535,
                "<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>",
                3,
                List.of("<sip:edge.example;lr>", "<sip:inner.example;lr>"),
                "phone ÄÖÜ/1.0",
                NOW.minusSeconds(5));
    }

    /** A binding with nothing set that may be missing. */
    static Binding bare(String contact, Duration left) {
        return new Binding(
                contact,
                "bare",
                0,
                NOW.plus(left),
                1000,
                SipTransport.UDP,
                "192.0.2.1",
                5060,
                null,
                0,
                List.of(),
                null,
                NOW);
    }

    private Optional<Registration> loaded(AddressOfRecord address) {
        return store().load(NOW).stream()
                .filter(registration -> registration.address().equals(address))
                .findFirst();
    }

    @Test
    default void bindingsComeBackAsTheyWereWritten() {
        Registration anna = new Registration(
                ANNA,
                List.of(
                        full("sip:anna@10.0.0.1:5061;transport=tls", Duration.ofMinutes(5)),
                        bare("sip:anna@10.0.0.2", Duration.ofMinutes(1))));
        Registration bert = new Registration(BERT, List.of(bare("sip:bert@10.0.0.3", Duration.ofHours(1))));

        store().write(List.of(anna, bert));

        assertThat(store().load(NOW)).containsExactlyInAnyOrder(anna, bert);
    }

    @Test
    default void writingReplacesAllBindingsOfAnAddress() {
        store().write(List.of(new Registration(
                ANNA, List.of(bare("sip:a@h1", Duration.ofMinutes(5)), bare("sip:a@h2", Duration.ofMinutes(5))))));
        Registration second = new Registration(
                ANNA, List.of(full("sip:a@h2", Duration.ofMinutes(9)), bare("sip:a@h3", Duration.ofMinutes(9))));

        store().write(List.of(second));
        store().write(List.of(second));

        assertThat(loaded(ANNA)).contains(second);
    }

    @Test
    default void anAddressWithoutBindingsIsForgotten() {
        store().write(List.of(
                new Registration(ANNA, List.of(bare("sip:a@h1", Duration.ofMinutes(5)))),
                new Registration(BERT, List.of(bare("sip:b@h1", Duration.ofMinutes(5))))));

        store().write(List.of(new Registration(ANNA, List.of()), new Registration(ANNA, List.of())));

        assertThat(loaded(ANNA)).isEmpty();
        assertThat(loaded(BERT)).isPresent();
    }

    @Test
    default void voidBindingsAreNotLoadedAndCanBeRemoved() {
        store().write(List.of(
                new Registration(
                        ANNA, List.of(bare("sip:a@h1", Duration.ZERO), bare("sip:a@h2", Duration.ofSeconds(1)))),
                new Registration(BERT, List.of(bare("sip:b@h1", Duration.ofSeconds(-1))))));

        assertThat(store().load(NOW))
                .containsExactly(new Registration(ANNA, List.of(bare("sip:a@h2", Duration.ofSeconds(1)))));
        assertThat(store().removeExpired(NOW)).isEqualTo(2);
        assertThat(store().removeExpired(NOW)).isZero();
        assertThat(store().load(NOW.minusSeconds(60))).hasSize(1);
    }

    @Test
    default void whatIsAsLongAsMessagesAllowIsKept() {
        Registration anna = new Registration(
                ANNA,
                List.of(new Binding(
                        "sip:anna@10.0.0.1;x=" + "y".repeat(1_000),
                        "c".repeat(5_000),
                        1,
                        NOW.plusSeconds(60),
                        1000,
                        SipTransport.TCP,
                        "192.0.2.1",
                        5060,
                        "i".repeat(5_000),
                        1,
                        List.of("<sip:" + "p".repeat(5_000) + ">", "<sip:" + "q".repeat(5_000) + ">"),
                        null,
                        NOW)));

        store().write(List.of(anna));

        assertThat(loaded(ANNA)).contains(anna);
    }
}
