package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** The process is killed while calls run, ring, and have just been paid. */
class CrashTest {

    /** How often it is killed; more than once only to look for what is rare. */
    private static final int KILLS = Integer.getInteger("ringfence.scenario.kills", 1);

    private static final int RUNNING = 100;
    private static final int RINGING = 10;
    private static final int ENDED = 20;
    private static final BigDecimal CREDIT = new BigDecimal("900.00");
    private static final String CALLER = "storm@" + RunningServer.DEMO_DOMAIN;
    private static final String ANSWERING = "sip:49301001@" + RunningServer.DEMO_DOMAIN;
    private static final String RINGS = "sip:4930408@" + RunningServer.DEMO_DOMAIN;
    private static final Duration UNDER_LOAD = Duration.ofSeconds(30);

    @Test
    @Spec({"P1", "F6", "F8"})
    void killedServerLosesNothingThatWasBookedAndHoldsNothing() {
        try (RunningServer server = RunningServer.start("crash", ServerOptions.demo(950))) {
            operate(
                    server,
                    "create-account",
                    "name",
                    CALLER,
                    "password",
                    "storm-secret",
                    "credit",
                    CREDIT,
                    "lines",
                    200);
            for (int kill = 1; kill <= KILLS; kill++) {
                callsOfEachKind(server, kill * ENDED);
                operate(server, "top-up", "account", CALLER, "amount", "1.00", "reference", "before kill " + kill);
                server.kill();
                server.startAgain();
            }
            assertThat(server.console().linesWith("RFBIL0001"))
                    .singleElement()
                    .asString()
                    .contains(Integer.toString(RUNNING + RINGING));
            answered(server);
            server.stop();

            audit(server);
        }
    }

    /** The ended ones are paid when this returns. */
    private static void callsOfEachKind(RunningServer server, int endedInAll) {
        try (SipPhone storm = server.phone("storm")) {
            List<SipDialog> calls = new ArrayList<>();
            for (int i = 0; i < RUNNING + ENDED; i++) {
                calls.add(storm.call(ANSWERING, SipDialog.SDP));
            }
            for (SipDialog call : calls) {
                call.await(200, UNDER_LOAD);
                call.acknowledge();
            }
            for (int i = 0; i < RINGING; i++) {
                storm.call(RINGS, SipDialog.SDP).await(180, UNDER_LOAD);
            }
            calls.subList(0, ENDED).forEach(SipDialog::hangUp);
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(UNDER_LOAD)
                    .until(() -> operate(server, "list-cdrs", "account", CALLER, "limit", 1000)
                                    .toString()
                                    .split("ANSWERED", -1)
                                    .length
                            > endedInAll);
        }
    }

    private static void answered(RunningServer server) {
        try (SipPhone storm = server.phone("storm")) {
            SipDialog call = storm.call(ANSWERING, SipDialog.SDP);
            call.await(200);
            call.acknowledge();
            call.hangUp();
        }
    }

    private static void audit(RunningServer server) {
        try (Books books = Books.embedded(server.data())) {
            books.areBalanced();
            assertThat(books.calls(CALLER, "ANSWERED")).isEqualTo(ENDED * KILLS + 1);
            assertThat(books.calls(CALLER, "INTERRUPTED")).isEqualTo((RUNNING + RINGING) * KILLS);
            assertThat(books.number("select count(*) from call_record where caller = ?", CALLER))
                    .as("one record for each attempt")
                    .isEqualByComparingTo(Integer.toString((RUNNING + RINGING + ENDED) * KILLS + 1));
            assertThat(books.number("select count(*) from call_record where outcome = 'INTERRUPTED'"
                            + " and (answered_at is null) <> (charge = 0)"))
                    .as("interrupted calls that are charged though they only rang, or are not though they talked")
                    .isEqualByComparingTo("0");
            assertThat(books.number(
                            "select count(*) from call_record where (answered_at is null) <> (carrier is null)"))
                    .as("talks without a carrier, or carriers without a talk")
                    .isEqualByComparingTo("0");
            assertThat(books.number(
                            "select sum(amount) from ledger_entry e join account a on a.id = e.account_id"
                                    + " where a.name = ? and kind = 'TOP_UP'",
                            CALLER))
                    .as("what was booked in before the kills")
                    .isEqualByComparingTo(BigDecimal.valueOf(KILLS));
        }
    }

    private static Object operate(RunningServer server, String operation, Object... namesAndValues) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return server.management().run(operation, parameters, "subsystem", "ringfence");
    }
}
