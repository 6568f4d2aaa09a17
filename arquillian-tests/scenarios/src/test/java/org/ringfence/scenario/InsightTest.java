package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** What the console tells about why calls were refused, what could come, and whether the books are whole. */
@ExtendWith(SharedServer.class)
class InsightTest {

    private static final String DOMAIN = "insight.example";
    private static final String INES = "ines@" + DOMAIN;
    private static final String ANSWERING = "sip:49301001@" + DOMAIN;

    private static final String[] POLICY = {"subsystem", "ringfence", "policy", "billing"};

    private RunningServer server;

    private ModelNode run(String operation, String... parameters) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], parameters[i + 1]);
        }
        return server.management().run(operation, map, "subsystem", "ringfence");
    }

    @Test
    @Spec({"Q2", "Q3", "Q6", "Q8"})
    void operatorSeesWhyACallWasRefusedWhatCouldComeAndThatTheBooksAreWhole(RunningServer shared) {
        server = shared;
        run("create-account", "name", INES, "password", "ines-secret");
        assertThat(run("show-exposure", "account", INES).get("per-day").asString())
                .isEqualTo("0.00");
        try (SipPhone ines = SipPhone.udp(server.sip(), "ines", DOMAIN, "ines-secret")) {
            SipDialog refused = ines.call(ANSWERING, SipDialog.SDP);
            refused.await(403);
            isExplained(refused);

            run("top-up", "account", INES, "amount", "1.00", "reference", "insight");
            assertThat(run("show-exposure", "account", INES).get("spend").asString())
                    .isEqualTo("1.00");
            SipDialog talk = ines.call(ANSWERING, SipDialog.SDP);
            talk.await(200);
            talk.acknowledge();
            talk.hangUp();
        }

        await("the record").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        replayed().get("good-refused").asLong())
                .isOne());
        assertThat(run("verify-ledger").get("sound").asBoolean()).isTrue();
    }

    @Test
    @Spec("F11")
    void operatorSeesWhenJobsAreDoneAndChangesTheHour(RunningServer shared) {
        server = shared;
        await("the jobs").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        run("list-jobs").asList())
                .extracting(job -> job.get("name").asString())
                .containsExactly("close-months", "forget-addresses", "review-blacklist"));
        assertThat(nextReview()).contains("T03:00:00Z");

        server.management().run("write-attribute", Map.of("name", "daily-jobs-hour", "value", "17"), POLICY);
        await("the other hour").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(nextReview())
                .contains("T17:00:00Z"));
        server.management().run("undefine-attribute", Map.of("name", "daily-jobs-hour"), POLICY);
    }

    private String nextReview() {
        return run("list-jobs").get(2).get("next-run").asString();
    }

    private void isExplained(SipDialog refused) {
        ModelNode trace = run("explain-call", "call", refused.callId()).get(0);
        assertThat(trace.get("outcome").asString()).isEqualTo("INSUFFICIENT_CREDIT");
        assertThat(trace.get("account").asString()).isEqualTo(INES);
        assertThat(trace.get("steps").asList())
                .extracting(step -> step.get("rule").asString())
                .contains("price", "reserve");
    }

    private ModelNode replayed() {
        return run(
                "what-if",
                "from",
                "2020-01-01T00:00:00Z",
                "until",
                "2100-01-01T00:00:00Z",
                "account",
                INES,
                "blocked",
                "4930");
    }
}
