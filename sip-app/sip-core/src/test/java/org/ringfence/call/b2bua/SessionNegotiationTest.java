package org.ringfence.call.b2bua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.call.session.SessionTerms;
import org.ringfence.spec.Spec;

@Spec("B6")
class SessionNegotiationTest {

    private final SessionNegotiation negotiation =
            new SessionNegotiation(new SessionTimerPolicy(true, Duration.ofSeconds(1800), Duration.ofSeconds(90)));

    @ParameterizedTest(name = "supported {0}, asked \"{1}\", Min-SE {2}: {3}, Require: timer {4}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "true  | -                  | -    | 1800;refresher=uac | true",
                "true  | 600                | -    | 600;refresher=uac  | true",
                "true  | 600;refresher=uas  | -    | 600;refresher=uas  | false",
                "true  | 7200               | -    | 1800;refresher=uac | true",
                "true  | 7200               | 3600 | 3600;refresher=uac | true",
                "false | -                  | -    | 1800;refresher=uas | false",
                "false | 600;refresher=uac  | -    | 600;refresher=uas  | false",
                "false | 30                 | -    | 90;refresher=uas   | false",
                "true  | nonsense           | -    | 1800;refresher=uac | true",
            })
    void intervalAndRefresherAreAgreedAsRfc4028Says(
            boolean supported, String asked, Long minimum, String header, boolean required) {
        SessionNegotiation.Outcome outcome =
                negotiation.onRequest(supported, SessionExpires.parse(asked).orElse(null), minimum);

        assertThat(outcome).isInstanceOfSatisfying(SessionNegotiation.Agreed.class, agreed -> {
            assertThat(agreed.header().format()).isEqualTo(header);
            assertThat(agreed.required()).isEqualTo(required);
            assertThat(agreed.terms().weRefresh()).isEqualTo(header.endsWith("uas"));
        });
    }

    @Test
    void intervalBelowTheMinimumIsRefusedWithIt() {
        assertThat(negotiation.onRequest(true, new SessionExpires(60, null), null))
                .isEqualTo(new SessionNegotiation.TooShort(90));
    }

    @Test
    void nothingIsAgreedWhenSessionTimersAreOff() {
        SessionNegotiation off =
                new SessionNegotiation(new SessionTimerPolicy(false, Duration.ofSeconds(1800), Duration.ofSeconds(90)));

        assertThat(off.onRequest(true, new SessionExpires(60, null), null)).isEqualTo(new SessionNegotiation.Off());
        assertThat(off.toOffer()).isEmpty();
        assertThat(off.onAnswer(new SessionExpires(600, null))).isNull();
    }

    @Test
    void answersOfThePartyDecideWhoRefreshes() {
        assertThat(negotiation.onAnswer(null)).isEqualTo(new SessionTerms(Duration.ofSeconds(1800), true));
        assertThat(negotiation.onAnswer(new SessionExpires(600, SessionExpires.Refresher.UAS)))
                .isEqualTo(new SessionTerms(Duration.ofSeconds(600), false));
        assertThat(negotiation.onAnswer(new SessionExpires(600, SessionExpires.Refresher.UAC)))
                .isEqualTo(new SessionTerms(Duration.ofSeconds(600), true));
        assertThat(negotiation.onAnswer(new SessionExpires(1, null)).interval()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void rolesAreKeptInLaterRequests() {
        assertThat(negotiation
                        .toKeep(new SessionTerms(Duration.ofSeconds(600), true))
                        .format())
                .isEqualTo("600;refresher=uac");
        assertThat(negotiation
                        .toKeep(new SessionTerms(Duration.ofSeconds(600), false))
                        .format())
                .isEqualTo("600;refresher=uas");
    }

    @Test
    void minimumBelowThatOfTheRfcIsNoPolicy() {
        assertThatThrownBy(() -> new SessionTimerPolicy(true, Duration.ofSeconds(90), Duration.ofSeconds(89)))
                .hasMessageContaining("90 s");
    }
}
