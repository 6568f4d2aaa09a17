package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;

/** PostgreSQL goes away and comes back under a running service. */
class DatabaseOutageTest {

    private static final String ANSWERING = "sip:49301001@" + RunningServer.DEMO_DOMAIN;
    private static final Duration FIRST_SLICE = Duration.ofSeconds(60);

    @Test
    void withoutItNewCallsAreRefusedForLaterRunningOnesEndWithTheirGrantAndServiceRecoversByItself() {
        try (PostgresProcess postgres = new PostgresProcess("postgres");
                RunningServer server = RunningServer.start("outage", postgres.serving(ServerOptions.demo(940)));
                SipPhone alice = server.phone("alice");
                SipPhone bob = server.phone("bob")) {
            SipDialog running = answered(alice);

            postgres.stop();

            SipDialog refused = bob.call(ANSWERING, SipDialog.SDP);
            assertThat(refused.await(503, Duration.ofSeconds(20)).header("Retry-After"))
                    .isNotBlank();
            running.awaitBye(FIRST_SLICE.plusSeconds(5));

            postgres.start();

            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> answered(bob).hangUp());
            assertThat(server.alive()).isTrue();
        }
    }

    private static SipDialog answered(SipPhone caller) {
        SipDialog call = caller.call(ANSWERING, SipDialog.SDP);
        SipMessage answer = call.await(200);
        assertThat(answer.body()).contains("m=audio");
        call.acknowledge();
        return call;
    }
}
