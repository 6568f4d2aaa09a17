package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipPhone;

/** What an operator does with the console alone, from an empty price list to a charged call. */
@ExtendWith(SharedServer.class)
class OperatorTest {

    private static final String DOMAIN = "operator.example";
    private static final String OLGA = "olga@" + DOMAIN;

    private RunningServer server;

    private ModelNode run(String operation, String... parameters) {
        return server.management().run(operation, map(parameters), "subsystem", "ringfence");
    }

    private static Map<String, String> map(String... parameters) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], parameters[i + 1]);
        }
        return map;
    }

    @Test
    void tariffAccountAndTrunkOfTheConsoleMakeAChargedCall(RunningServer shared) {
        server = shared;
        run("create-tariff", "name", "operator");
        run("create-account", "name", OLGA, "password", "olga-secret", "credit", "10.00");
        run("set-tariff", "account", OLGA, "tariff", "operator");
        run("assign-number", "number", "4412345", "user", OLGA);
        try (SipPhone carrier = SipPhone.udp(server.sip(), "carrier", DOMAIN, "none");
                SipPhone olga = SipPhone.udp(server.sip(), "olga", DOMAIN, "olga-secret")) {
            String address = carrier.address();
            int colon = address.lastIndexOf(':');
            run(
                    "create-trunk",
                    "name",
                    "operator-trunk",
                    "host",
                    address.substring(0, colon),
                    "port",
                    address.substring(colon + 1),
                    "prefixes",
                    "4420");
            olga.call("sip:442079460000@" + DOMAIN, SipDialog.SDP).await(403);
            run(
                    "set-rate",
                    "tariff",
                    "operator",
                    "prefix",
                    "44",
                    "price-per-minute",
                    "0.60",
                    "connect-fee",
                    "0.50",
                    "first-increment",
                    "60");

            talk(olga, carrier);

            await("the charge").atMost(Duration.ofSeconds(8)).untilAsserted(() -> assertThat(balance())
                    .isEqualByComparingTo("8.90"));
            run("remove-trunk", "trunk", "operator-trunk");
            olga.call("sip:442079460000@" + DOMAIN, SipDialog.SDP).await(404);
        }
    }

    private static void talk(SipPhone caller, SipPhone callee) {
        SipDialog outgoing = caller.call("sip:442079460000@" + DOMAIN, SipDialog.SDP);
        SipDialog incoming = callee.awaitCall();
        assertThat(incoming.invitation().header("From")).contains("4412345");
        incoming.answer(200, SipDialog.SDP);
        outgoing.await(200);
        outgoing.acknowledge();
        incoming.awaitRequest("ACK");
        outgoing.hangUp();
        incoming.awaitBye(SipPhone.SOON);
    }

    private BigDecimal balance() {
        return new BigDecimal(
                run("show-account", "account", OLGA).get("balance").asString());
    }
}
