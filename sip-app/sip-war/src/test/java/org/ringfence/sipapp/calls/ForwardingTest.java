package org.ringfence.sipapp.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.call.routing.SipUser;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** A phone that forwards a call by itself is known by what it says of that. */
class ForwardingTest {

    private static RunningCalls server;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningCalls();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"diverting, Diversion, FORWARDED", "telling, History-Info, FORWARDED", "direct, X-Other, ENDPOINT"})
    @Spec("E12")
    void callThatAPhoneForwardsIsAForwardedOne(String name, String header, CallOrigin origin) {
        SipUser user = server.service.user(name, "1.00");
        try (SipPhone phone = server.phone(name)) {
            SipDialog call = phone.dialog("sip:nobody@" + MemoryCalls.DOMAIN);
            call.invite(SipDialog.SDP, List.of(new SipMessage.Header(header, "<sip:carl@elsewhere.example>")));
            call.await(404);
        }

        await("the record")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !server.service.records(user).isEmpty());
        assertThat(server.service.records(user).get(0).attempt().origin()).isEqualTo(origin);
    }
}
