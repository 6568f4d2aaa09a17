package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** The process is killed while calls run. */
class CrashTest {

    private static final int CALLS = 100;
    private static final String CALLER = "alice@" + RunningServer.DEMO_DOMAIN;
    private static final String ANSWERING = "sip:49301001@" + RunningServer.DEMO_DOMAIN;

    @Test
    @Spec("P1")
    void killedServerLeavesNoWrongBalanceNothingReservedAndARecordOfEachCall() {
        try (RunningServer server = RunningServer.start("crash", ServerOptions.demo(950))) {
            server.stop();
            enrich(server);
            server.startAgain();
            talkAllAtOnce(server);

            server.kill();
            server.startAgain();
            await().atMost(Duration.ofSeconds(30)).until(() -> server.console().says("RFBIL"));
            server.stop();

            audit(server);
        }
    }

    /** Lines and money for so many calls at the same time. */
    private static void enrich(RunningServer server) {
        try (Books books = Books.embedded(server.data())) {
            books.change("update account set lines_max = ?, balance = balance + 980 where name = ?", CALLS, CALLER);
            books.change(
                    "insert into ledger_entry (id, account_id, kind, amount, currency, booked_at, reference)"
                            + " select random_uuid(), id, 'TOP_UP', 980, currency, current_timestamp, 'scenario'"
                            + " from account where name = ?",
                    CALLER);
        }
    }

    private static void talkAllAtOnce(RunningServer server) {
        try (SipPhone alice = server.phone("alice")) {
            List<SipDialog> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(alice.call(ANSWERING, SipDialog.SDP));
            }
            for (SipDialog call : calls) {
                call.await(200, Duration.ofSeconds(30));
                call.acknowledge();
            }
        }
    }

    private static void audit(RunningServer server) {
        try (Books books = Books.embedded(server.data())) {
            assertThat(books.number("select count(*) from reservation")).isEqualByComparingTo("0");
            assertThat(books.number("select sum(reserved) + sum(lines_in_use) from account"))
                    .isEqualByComparingTo("0");
            assertThat(books.number(
                            "select count(*) from call_record where caller = ? and outcome = ?", CALLER, "INTERRUPTED"))
                    .isEqualByComparingTo(BigDecimal.valueOf(CALLS));
            assertThat(books.number("select balance from account where name = ?", CALLER))
                    .isEqualByComparingTo(books.number(
                            "select sum(amount) from ledger_entry e join account a on a.id = e.account_id"
                                    + " where a.name = ?",
                            CALLER));
            assertThat(books.number("select sum(charge) from call_record where caller = ?", CALLER))
                    .isEqualByComparingTo(books.number(
                            "select -sum(amount) from ledger_entry e join account a on a.id = e.account_id"
                                    + " where a.name = ? and e.kind = 'CHARGE'",
                            CALLER));
        }
    }
}
