package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.call.security.MemorySecurityEventStore;
import org.ringfence.call.security.SecurityEvent;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.PerimeterPort.EventView;
import org.ringfence.spec.Spec;

@Spec("P15")
class EventControlTest {

    private final MemorySecurityEventStore store = new MemorySecurityEventStore();
    private final EventControl control = Wired.bean(new EventControl(), store);
    private final Instant now = Clock.systemUTC().instant();

    @BeforeEach
    void somethingHappened() {
        store.add(List.of(event(Kind.BAN, now.minus(Duration.ofHours(2))), event(Kind.UNBAN, now)), null);
    }

    private static SecurityEvent event(Kind kind, Instant at) {
        return new SecurityEvent(UUID.randomUUID(), kind, at, "192.0.2.7", "flood-limit", "count=17", "a");
    }

    private List<String> kinds(@Nullable String since, @Nullable String kind, int limit) {
        Outcome<List<EventView>> answer = control.list(since, kind, limit);
        return ((Outcome.Done<List<EventView>>) answer)
                .value().stream().map(EventView::kind).toList();
    }

    @Test
    void eventsAreChosenByTimeAndKindAndNumber() {
        assertThat(kinds(null, null, 10)).containsExactly("UNBAN", "BAN");
        assertThat(kinds("PT1H", null, 10)).containsExactly("UNBAN");
        assertThat(kinds("pt3h", null, 10)).hasSize(2);
        assertThat(kinds(now.toString(), null, 10)).containsExactly("UNBAN");
        assertThat(kinds(null, "ban", 10)).containsExactly("BAN");
        assertThat(kinds(null, null, 1)).containsExactly("UNBAN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "P", "2026-11-23", ""})
    void timeThatCanNotBeReadIsRefused(String since) {
        assertThat(control.list(since, null, 10)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void kindThatThereIsNotIsRefusedWithThoseThatThereAre() {
        assertThat(control.list(null, "BANS", 10))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.sentence())
                        .contains("'BANS'")
                        .contains("HONEYPOT_TOUCHED"));
    }
}
