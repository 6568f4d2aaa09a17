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
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** Two carriers for the same numbers: which of them is called, and when neither is. */
@ExtendWith(SharedServer.class)
class RoutingTest {

    private static final String DOMAIN = "routing.example";
    private static final String ROSA = "rosa@" + DOMAIN;
    private static final String NUMBER = "sip:998877665544@" + DOMAIN;

    private RunningServer server;

    private ModelNode run(String operation, String... parameters) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], parameters[i + 1]);
        }
        return server.management().run(operation, map, "subsystem", "ringfence");
    }

    private void policy(String attribute, String value) {
        server.management()
                .run(
                        "write-attribute",
                        Map.of("name", attribute, "value", value),
                        "subsystem",
                        "ringfence",
                        "policy",
                        "routing");
    }

    private void price(String tariff, String perMinute) {
        run("set-rate", "tariff", tariff, "prefix", "9988", "price-per-minute", perMinute, "first-increment", "60");
    }

    private void carrier(String name, SipPhone gateway, String perMinute) {
        String address = gateway.address();
        int colon = address.lastIndexOf(':');
        run(
                "create-trunk",
                "name",
                name,
                "host",
                address.substring(0, colon),
                "port",
                address.substring(colon + 1),
                "prefixes",
                "9988");
        run("create-tariff", "name", name + "-deck");
        price(name + "-deck", perMinute);
        run("set-tariff", "account", name, "tariff", name + "-deck");
    }

    @Test
    @Spec({"G2", "P8"})
    void cheapestCarrierIsFirstTheNextOneFollowsAndNoneIsCalledAtALoss(RunningServer shared) {
        server = shared;
        run("create-tariff", "name", "routing-sell");
        price("routing-sell", "0.10");
        run("create-account", "name", ROSA, "password", "rosa-secret", "credit", "5.00");
        run("set-tariff", "account", ROSA, "tariff", "routing-sell");
        server.management().run("add", Map.of(), "subsystem", "ringfence", "policy", "routing");
        try (SipPhone dear = SipPhone.udp(server.sip(), "dear", DOMAIN, "none");
                SipPhone cheap = SipPhone.udp(server.sip(), "cheap", DOMAIN, "none");
                SipPhone rosa = SipPhone.udp(server.sip(), "rosa", DOMAIN, "rosa-secret")) {
            carrier("a-dear", dear, "0.08");
            carrier("b-cheap", cheap, "0.02");
            rings(rosa, dear);
            policy("order", "LEAST_COST");
            rings(rosa, cheap);

            SipDialog failing = rosa.call(NUMBER, SipDialog.SDP);
            cheap.awaitCall().answer(503, "");
            SipDialog next = dear.awaitCall();
            next.answer(486, "");
            failing.await(486);

            assertThat(talk(rosa, cheap)).isEqualTo("b-cheap 0.02 EUR 0.08");
            policy("order", "PRIORITY");
            assertThat(talk(rosa, dear)).isEqualTo("a-dear 0.08 EUR 0.02");
            policy("order", "LEAST_COST");
            policy("margin-guard", "LOSS_OR_EQUAL");
            price("b-cheap-deck", "0.10");
            rings(rosa, dear);
            price("a-dear-deck", "0.11");
            SipDialog refused = rosa.call(NUMBER, SipDialog.SDP);
            refused.await(403);
            assertThat(run("explain-call", "call", refused.callId())
                            .get(0)
                            .get("outcome")
                            .asString())
                    .isEqualTo("NOT_PROFITABLE");
            run("set-trunk", "trunk", "b-cheap", "enabled", "false");
            run("set-trunk", "trunk", "a-dear", "enabled", "false");
            rosa.call(NUMBER, SipDialog.SDP).await(404);
        } finally {
            server.management().run("remove", Map.of(), "subsystem", "ringfence", "policy", "routing");
            // addresses of trunks are trusted
            run("remove-trunk", "trunk", "a-dear");
            run("remove-trunk", "trunk", "b-cheap");
        }
    }

    /** A talk of less than the block of a minute; what its record says of the carrier. */
    private String talk(SipPhone caller, SipPhone carrier) {
        SipDialog call = caller.call(NUMBER, SipDialog.SDP);
        SipDialog there = carrier.awaitCall();
        there.answer(200, SipDialog.SDP);
        call.await(200);
        call.acknowledge();
        there.awaitRequest("ACK");
        there.hangUp();
        call.awaitBye(SipPhone.SOON);
        await("the end of the call")
                .atMost(Duration.ofSeconds(30))
                .until(() -> records(call).size() == 1);
        ModelNode found = records(call).get(0);
        return String.join(
                " ",
                found.get("carrier").asString(),
                found.get("cost").asString(),
                found.get("cost-currency").asString(),
                found.get("margin").asString());
    }

    private List<ModelNode> records(SipDialog call) {
        return run("list-cdrs", "account", ROSA, "limit", "100").asList().stream()
                .filter(record -> record.get("call-id").asString().equals(call.callId()))
                .toList();
    }

    private static void rings(SipPhone caller, SipPhone carrier) {
        SipDialog call = caller.call(NUMBER, SipDialog.SDP);
        SipDialog there = carrier.awaitCall();
        there.answer(486, "");
        SipMessage end = call.await(486);
        assertThat(end.status()).isEqualTo(486);
    }
}
