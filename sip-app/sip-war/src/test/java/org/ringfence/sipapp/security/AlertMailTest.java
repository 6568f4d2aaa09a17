package org.ringfence.sipapp.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ringfence.call.security.MemorySecurityEventStore;
import org.ringfence.call.security.SecurityEvent;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.policy.AlertPolicy;
import org.ringfence.spec.Spec;

@Spec("F23")
class AlertMailTest {

    private record Mail(@Nullable String from, String to, String subject, String text) {}

    private final MemorySecurityEventStore store = new MemorySecurityEventStore();
    private final List<Mail> mails = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private @Nullable String failure;
    private AlertPolicy policy = policy("ann@one.example, bob@one.example");
    private final AlertMail mail = new AlertMail(store, () -> policy, this::send, "a", () -> now);

    private static AlertPolicy policy(@Nullable String to) {
        return new AlertPolicy(
                90,
                600,
                null,
                null,
                Duration.ofSeconds(5),
                to,
                "fence@one.example",
                "LIMIT_REACHED,ACCOUNT_LOCKED",
                Duration.ofSeconds(60));
    }

    private @Nullable String send(@Nullable String from, String to, String subject, String text) {
        mails.add(new Mail(from, to, subject, text));
        return failure;
    }

    private void happens(Kind kind, String subject, String node) {
        store.add(
                List.of(new SecurityEvent(
                        UUID.randomUUID(), kind, now, subject, "policy=limits", "limit=1.00 EUR", node)),
                null);
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
        mail.tend();
    }

    @Test
    void eventsOfSomeTimeAreInOneMailAndEachInOne() {
        happens(Kind.LIMIT_REACHED, "anna@one.example", "a");
        now = now.plusSeconds(1);
        happens(Kind.ACCOUNT_LOCKED, "bert@one.example", "a");
        happens(Kind.BAN, "192.0.2.1", "a");
        happens(Kind.LIMIT_REACHED, "carl@one.example", "b");
        pass(0);
        assertThat(mails)
                .containsExactly(new Mail(
                        "fence@one.example",
                        "ann@one.example, bob@one.example",
                        "Ringfence a: 2 events (ACCOUNT_LOCKED, LIMIT_REACHED)",
                        "2026-11-23T12:00:00Z LIMIT_REACHED anna@one.example (policy=limits): limit=1.00 EUR\n"
                                + "2026-11-23T12:00:01Z ACCOUNT_LOCKED bert@one.example (policy=limits): limit=1.00"
                                + " EUR\n"));
        happens(Kind.LIMIT_REACHED, "dora@one.example", "a");
        pass(59);
        assertThat(mails).as("not before the interval is over").hasSize(1);
        pass(1);
        pass(60);

        assertThat(mails).hasSize(2);
        assertThat(mails.get(1).text()).contains("dora@one.example").doesNotContain("anna@one.example");
    }

    @Test
    void whatCouldNotBeSentIsInTheNextMail() {
        failure = "connection refused";
        happens(Kind.LIMIT_REACHED, "anna@one.example", "a");
        pass(1);
        failure = null;
        pass(600);
        pass(60);

        assertThat(mails).hasSize(2);
        assertThat(mails.get(1).text()).contains("anna@one.example");
    }

    @Test
    void nothingIsMailedToNobodyAndNothingOldLater() {
        policy = policy(null);
        happens(Kind.LIMIT_REACHED, "anna@one.example", "a");
        pass(1);
        policy = policy("ann@one.example");
        pass(60);

        assertThat(mails).isEmpty();
    }

    @Test
    void mailHasAHundredLinesAndSaysHowManyMore() {
        for (int i = 0; i < 120; i++) {
            happens(Kind.LIMIT_REACHED, "user" + i, "a");
        }
        pass(1);

        assertThat(mails).singleElement().satisfies(sent -> assertThat(
                        sent.text().lines())
                .hasSize(101)
                .last()
                .isEqualTo("20 more: list-security-events shows them"));
    }
}
