package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** For each reason of money one call: what the caller is told, what the record says, and how it is explained. */
@ExtendWith(SharedServer.class)
class RefusalTest {

    private static final String DOMAIN = "refusal.example";
    private static final String RITA = "rita@" + DOMAIN;
    private static final String ANSWERING = "sip:49301001@" + DOMAIN;

    private RunningServer server;
    private SipPhone rita;

    private ModelNode run(String operation, String... parameters) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], parameters[i + 1]);
        }
        return server.management().run(operation, map, "subsystem", "ringfence");
    }

    private void limits(String limit, String value) {
        run("set-limits", "account", RITA, limit, value);
    }

    private void refused(int status, String reason) {
        SipDialog call = rita.call(ANSWERING, SipDialog.SDP);
        call.await(status);
        ModelNode trace = run("explain-call", "call", call.callId()).get(0);
        assertThat(trace.get("outcome").asString()).isEqualTo(reason);
        ModelNode record = run("show-cdr", "call", call.callId()).get(0);
        assertThat(List.of(record.get("outcome").asString(), record.get("cause").asString()))
                .containsExactly("REFUSED", reason);
    }

    @Test
    @Spec({"F6", "F8", "F10", "F14", "F16", "F17", "F22", "F25", "P3", "P5", "P7", "Q3"})
    void eachReasonIsAnsweredRecordedAndExplained(RunningServer shared) {
        server = shared;
        run("create-account", "name", RITA, "password", "rita-secret");
        try (SipPhone phone = SipPhone.udp(server.sip(), "rita", DOMAIN, "rita-secret")) {
            rita = phone;
            refused(403, "INSUFFICIENT_CREDIT");
            run("top-up", "account", RITA, "amount", "5.00", "reference", "refusal");

            limits("day-limit", "0.00001");
            refused(403, "DAY_LIMIT");
            limits("day-limit", "inherit");
            limits("dynamic-least", "0.00001");
            refused(403, "DYNAMIC_DAY_LIMIT");
            limits("dynamic-least", "inherit");
            limits("month-limit", "0.00001");
            refused(403, "MONTH_LIMIT");
            limits("month-limit", "inherit");

            run("set-account", "account", RITA, "lines", "0");
            refused(486, "NO_LINE");
            run("set-account", "account", RITA, "lines", "2");
            run("lock-account", "account", RITA, "level", "NO_CHARGEABLE");
            refused(403, "ACCOUNT_LOCKED");
            run("lock-account", "account", RITA, "level", "NONE");

            talk();
            limits("day-talk", "1");
            refused(403, "DAY_TALK_LIMIT");
            limits("day-talk", "inherit");
            beyondAProfile();
        }
    }

    /** The second call at a time is too many: it is refused, the first one ends, and the account is locked. */
    private void beyondAProfile() {
        run("set-fraud-rule", "profile", "one-call", "concurrent", "-/1", "action", "HANG_UP");
        run("assign-fraud-profile", "account", RITA, "profile", "one-call");
        SipDialog first = rita.call(ANSWERING, SipDialog.SDP);
        first.await(200);
        first.acknowledge();
        refused(403, "SUSPECTED_FRAUD");
        first.awaitBye(Duration.ofSeconds(30));
        await("the lock").atMost(Duration.ofSeconds(30)).until(() -> run("show-account", "account", RITA)
                .get("lock")
                .asString()
                .equals("NO_CHARGEABLE"));
        refused(403, "ACCOUNT_LOCKED");
        run("lock-account", "account", RITA, "level", "NONE");
        run("assign-fraud-profile", "account", RITA);
    }

    private void talk() {
        SipDialog call = rita.call(ANSWERING, SipDialog.SDP);
        call.await(200);
        call.acknowledge();
        call.hangUp();
        await("the end of the call")
                .atMost(Duration.ofSeconds(30))
                .until(() -> run("show-cdr", "call", call.callId()).asList().size() == 1);
    }
}
