package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipPhone;

/** The main job, as the README tells it. */
@ExtendWith(SharedServer.class)
class PaidCallTest {

    private static final String ANSWERING = "sip:49301001@" + RunningServer.DEMO_DOMAIN;
    private static final Duration PAID_FOR = Duration.ofSeconds(20);

    @Test
    void callIsCutWhenTheMoneyEndsAndTheNextOneIsRefused(RunningServer server) {
        try (SipPhone carol = server.phone("carol")) {
            SipDialog call = carol.call(ANSWERING, SipDialog.SDP);
            call.await(200);
            call.acknowledge();
            long answered = System.nanoTime();

            call.awaitBye(PAID_FOR.plusSeconds(5));

            Duration talked = Duration.ofNanos(System.nanoTime() - answered);
            assertThat(talked).isBetween(PAID_FOR.minusSeconds(1), PAID_FOR.plusSeconds(1));
            carol.call(ANSWERING, SipDialog.SDP).await(403);
        }
    }

    @Test
    void accountWithoutCreditMayNotCallTheTrunk(RunningServer server) {
        try (SipPhone dave = server.phone("dave")) {
            dave.call(ANSWERING, SipDialog.SDP).await(403);
        }
    }
}
