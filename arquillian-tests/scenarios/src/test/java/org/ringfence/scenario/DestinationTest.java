package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** Where calls may go, from the console to what a phone is told. */
@ExtendWith(SharedServer.class)
class DestinationTest {

    private static final String DOMAIN = "destination.example";
    private static final String NINA = "nina@" + DOMAIN;
    private static final String PETE = "pete@" + DOMAIN;

    private RunningServer server;

    private ModelNode run(String operation, String... parameters) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], parameters[i + 1]);
        }
        return server.management().run(operation, map, "subsystem", "ringfence");
    }

    private void trunk(SipPhone carrier, String name, String prefixes) {
        String address = carrier.address();
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
                prefixes);
    }

    private static void talk(SipPhone caller, SipPhone callee, String dialled, String arrives) {
        SipDialog outgoing = caller.call("sip:" + dialled + "@" + DOMAIN, SipDialog.SDP);
        SipDialog incoming = callee.awaitCall();
        assertThat(incoming.invitation().uri()).startsWith("sip:" + arrives + "@");
        incoming.answer(200, SipDialog.SDP);
        outgoing.await(200);
        outgoing.acknowledge();
        incoming.awaitRequest("ACK");
        outgoing.hangUp();
        incoming.awaitBye(SipPhone.SOON);
    }

    @Test
    @Spec({"E7", "P16"})
    void helpInNeedIsReachedWithoutCreditAndASatelliteIsNotReachedWithCredit(RunningServer shared) {
        server = shared;
        run("create-account", "name", NINA, "password", "nina-secret", "credit", "0");
        try (SipPhone carrier = SipPhone.udp(server.sip(), "carrier", DOMAIN, "none");
                SipPhone nina = SipPhone.udp(server.sip(), "nina", DOMAIN, "nina-secret")) {
            trunk(carrier, "destination-trunk", "112,8821,4420");
            nina.call("sip:442079460000@" + DOMAIN, SipDialog.SDP).await(403);

            talk(nina, carrier, "112", "112");

            run("create-tariff", "name", "destination");
            for (String prefix : new String[] {"8821", "44"}) {
                run("set-rate", "tariff", "destination", "prefix", prefix, "price-per-minute", "0.60");
            }
            run("set-tariff", "account", NINA, "tariff", "destination");
            run("top-up", "account", NINA, "amount", "10.00", "reference", "destination");
            talk(nina, carrier, "442079460000", "442079460000");
            nina.call("sip:+8821612345678@" + DOMAIN, SipDialog.SDP).await(403);
            run("remove-trunk", "trunk", "destination-trunk");
        }
    }

    @Test
    @Spec({"E9", "E10", "E13"})
    void numbersAreDialledAsAtHomeAndAPinOpensOtherCountries(RunningServer shared) {
        server = shared;
        run("create-account", "name", PETE, "password", "pete-secret", "credit", "10.00");
        run("create-tariff", "name", "abroad");
        for (String prefix : new String[] {"33", "44"}) {
            run("set-rate", "tariff", "abroad", "prefix", prefix, "price-per-minute", "0.60");
        }
        run("set-tariff", "account", PETE, "tariff", "abroad");
        run("set-dial-plan", "account", PETE, "country", "GB");
        try (SipPhone carrier = SipPhone.udp(server.sip(), "carrier", DOMAIN, "none");
                SipPhone pete = SipPhone.udp(server.sip(), "pete", DOMAIN, "pete-secret")) {
            trunk(carrier, "abroad-trunk", "4420,33");
            talk(pete, carrier, "02079460000", "442079460000");
            pete.call("sip:0033142685300@" + DOMAIN, SipDialog.SDP).await(403);

            run("set-destination", "account", PETE, "international", "PIN");
            run("set-pin", "account", PETE, "pin", "4711");
            pete.call("sip:4712*0033142685300@" + DOMAIN, SipDialog.SDP).await(403);
            talk(pete, carrier, "4711*0033142685300", "33142685300");

            run("block-number", "number", "4420794", "reason", "of this test");
            pete.call("sip:02079460000@" + DOMAIN, SipDialog.SDP).await(403);
            run("unblock-number", "number", "4420794");
            talk(pete, carrier, "02079460000", "442079460000");

            run("set-destination", "account", PETE, "blocked", "FR");
            pete.call("sip:4711*0033142685300@" + DOMAIN, SipDialog.SDP).await(403);
            run("remove-trunk", "trunk", "abroad-trunk");
        }
    }
}
