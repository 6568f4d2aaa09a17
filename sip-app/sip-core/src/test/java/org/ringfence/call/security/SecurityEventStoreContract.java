package org.ringfence.call.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEventStore.Stored;
import org.ringfence.spec.Spec;

/** What every store of security events does. The store is empty before each test. */
@Spec("P15")
public interface SecurityEventStoreContract {

    Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    Instant LATER = NOW.plus(Duration.ofMinutes(1));

    SecurityEventStore store();

    static SecurityEvent event(Kind kind, Instant at) {
        return new SecurityEvent(
                UUID.randomUUID(), kind, at, "192.0.2.7", "flood-limit", "count=17 last=OPTIONS \"Ä\"", "a");
    }

    @Test
    default void eventsComeBackTheLatestFirstAndByKind() {
        SecurityEvent first = event(Kind.BAN, NOW);
        SecurityEvent second = event(Kind.UNBAN, NOW.plusMillis(1));
        SecurityEvent third = event(Kind.BAN, NOW.plusMillis(2));
        store().add(List.of(first, second, third), null);

        assertThat(store().since(Instant.EPOCH, null, 10))
                .extracting(Stored::event)
                .containsExactly(third, second, first);
        assertThat(store().since(Instant.EPOCH, Kind.BAN, 10))
                .extracting(Stored::event)
                .containsExactly(third, first);
        assertThat(store().since(Instant.EPOCH, null, 1))
                .extracting(Stored::event)
                .containsExactly(third);
        assertThat(store().since(NOW.plusMillis(1), null, 10)).hasSize(2);
        assertThat(store().since(NOW.plusMillis(3), null, 10)).isEmpty();
    }

    @Test
    default void batchThatIsAddedTwiceIsThereOnce() {
        List<SecurityEvent> batch = List.of(event(Kind.BAN, NOW), event(Kind.BAN, NOW));

        store().add(batch, NOW);
        store().add(batch, NOW);

        assertThat(store().since(NOW, null, 10)).hasSize(2);
        assertThat(store().claim(10, NOW, LATER)).hasSize(2);
    }

    @Test
    default void dueEventIsClaimedOnceUntilItsTimeIsOver() {
        SecurityEvent event = event(Kind.BAN, NOW);
        store().add(List.of(event), NOW);

        assertThat(store().claim(10, NOW.minusMillis(1), LATER)).isEmpty();
        assertThat(store().claim(10, NOW, LATER)).containsExactly(event);
        assertThat(store().claim(10, LATER.minusMillis(1), LATER)).isEmpty();
        assertThat(store().claim(10, LATER, LATER.plusSeconds(1))).containsExactly(event);
    }

    @Test
    default void eventsThatAreNeverDueAreNeverClaimed() {
        store().add(List.of(event(Kind.BAN, NOW)), null);

        assertThat(store().claim(10, LATER, LATER)).isEmpty();
    }

    @Test
    default void oldestAreClaimedFirstAndNoMoreThanAsked() {
        SecurityEvent first = event(Kind.BAN, NOW);
        SecurityEvent second = event(Kind.BAN, NOW);
        store().add(List.of(first, second), NOW);

        assertThat(store().claim(1, NOW, LATER)).containsExactly(first);
        assertThat(store().claim(10, NOW, LATER)).containsExactly(second);
    }

    @Test
    default void deliveredEventIsMarkedAndNeverDueAgain() {
        SecurityEvent event = event(Kind.BAN, NOW);
        store().add(List.of(event), NOW);

        store().delivered(List.of(event.id()), LATER);
        store().postpone(List.of(event.id()), NOW);

        assertThat(store().claim(10, LATER, LATER)).isEmpty();
        assertThat(store().since(NOW, null, 10)).containsExactly(new Stored(event, LATER));
    }

    @Test
    default void postponedEventIsDueThen() {
        SecurityEvent event = event(Kind.BAN, NOW);
        store().add(List.of(event), NOW);
        store().claim(10, NOW, LATER.plusSeconds(99));

        store().postpone(List.of(event.id()), LATER);

        assertThat(store().claim(10, LATER.minusMillis(1), LATER)).isEmpty();
        assertThat(store().claim(10, LATER, LATER)).containsExactly(event);
    }

    @Test
    default void eventsFromBeforeATimeAreForgotten() {
        store().add(List.of(event(Kind.BAN, NOW), event(Kind.BAN, LATER)), null);

        assertThat(store().forget(LATER)).isEqualTo(1);
        assertThat(store().since(Instant.EPOCH, null, 10)).hasSize(1);
    }
}
