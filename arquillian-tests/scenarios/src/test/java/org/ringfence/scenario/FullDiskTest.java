package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;

/** The embedded database can't grow: as on a full disk, its writes fail. */
class FullDiskTest {

    private static final String CALLER = "alice@" + RunningServer.DEMO_DOMAIN;
    private static final String ANSWERING = "sip:49301001@" + RunningServer.DEMO_DOMAIN;
    private static final int MOST_CALLS = 200;

    @Test
    void callsAreRefusedWithACauseWhileNothingCanBeWrittenAndNoRecordIsLost() throws Exception {
        try (RunningServer server = RunningServer.start("full-disk", ServerOptions.demo(960));
                SipPhone alice = server.phone("alice")) {
            limitFiles(server, Files.size(server.data().resolve("ringfence.mv.db")));

            int calls = callUntilRefused(alice);

            assertThat(server.console().linesWith("RFBIL0003"))
                    .singleElement()
                    .asString()
                    .contains("File too large", "mend that");
            limitFiles(server, Long.MAX_VALUE);
            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> answered(alice));
            await().atMost(Duration.ofSeconds(10)).until(() -> server.console().says("RFBIL0004"));
            assertThat(server.log()).noneMatch(line -> line.startsWith("\tat "));
            server.stop();
            try (Books books = Books.embedded(server.data())) {
                books.areBalanced();
                assertThat(books.calls(CALLER, "ANSWERED")).isEqualTo(calls);
                assertThat(books.calls(CALLER, "REFUSED") + books.calls(CALLER, "FAILED"))
                        .isPositive();
            }
        }
    }

    /** How many were answered, with the one that will be when there is room again. */
    private static int callUntilRefused(SipPhone alice) {
        for (int call = 1; call <= MOST_CALLS; call++) {
            SipDialog next = alice.call(ANSWERING, SipDialog.SDP);
            SipMessage answer = next.awaitFinal();
            if (answer.status() == 503) {
                assertThat(answer.header("Retry-After")).isNotBlank();
                return call;
            }
            assertThat(answer.status()).isEqualTo(200);
            next.acknowledge();
            next.hangUp();
        }
        throw new AssertionError("The limit was never met");
    }

    private static void answered(SipPhone caller) {
        SipDialog call = caller.call(ANSWERING, SipDialog.SDP);
        call.await(200);
        call.acknowledge();
        call.hangUp();
    }

    /** The limit of the kernel for the size of each file that the process writes; the log is smaller. */
    private static void limitFiles(RunningServer server, long bytes) throws Exception {
        String limit = bytes == Long.MAX_VALUE ? "unlimited" : Long.toString(bytes);
        Process prlimit = new ProcessBuilder("prlimit", "--pid=" + server.pid(), "--fsize=" + limit + ":unlimited")
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(prlimit.exitValue()).isZero();
    }
}
