package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** What outlives the process. */
class RestartTest {

    private static final int PORT_OFFSET = 920;
    private static final Duration SHORTLY = Duration.ofSeconds(10);

    @Test
    void registeredPhoneIsCalledAfterARestartWithoutRegisteringAgain() {
        try (RunningServer server = RunningServer.start("restart", ServerOptions.demo(PORT_OFFSET));
                SipPhone alice = server.phone("alice");
                SipPhone bob = server.phone("bob")) {
            assertThat(bob.register(Duration.ofMinutes(10)).status()).isEqualTo(200);

            server.stop();
            server.startAgain();

            SipDialog call = alice.call("sip:bob@" + RunningServer.DEMO_DOMAIN, SipDialog.SDP);
            SipDialog ringing = bob.awaitCall();
            ringing.answer(200, SipDialog.SDP);
            call.await(200);
            call.acknowledge();
            ringing.awaitRequest("ACK");
            call.hangUp();
            ringing.awaitBye(SipPhone.SOON);
        }
    }

    @Test
    @Spec("P13")
    void bansAndUnbansOutliveAKill() {
        try (RunningServer server = RunningServer.start("bans", ServerOptions.demo(PORT_OFFSET))) {
            for (String address : List.of("198.51.100.1", "198.51.100.2")) {
                server.management().run("ban", Map.of("source", address, "reason", "test"), "subsystem", "ringfence");
            }
            server.management().run("unban", Map.of("source", "198.51.100.1"), "subsystem", "ringfence");
            await().atMost(SHORTLY).until(() -> keptBans(server).contains("|unban|"));

            server.kill();
            server.startAgain();

            assertThat(server.management()
                            .run("list-bans", Map.of(), "subsystem", "ringfence")
                            .asList())
                    .extracting(ban -> ban.get("key").asString())
                    .containsExactly("198.51.100.2");
        }
    }

    /** What the files of bans hold, as far as it is text; bans are written to them a moment after they are made. */
    private static String keptBans(RunningServer server) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(server.data().resolve("infinispan/ringfence/bans/data"))) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    @Test
    void sigtermHangsUpAndSettlesRunningCallsAndEndsTheServerCleanly() {
        try (RunningServer server = RunningServer.start("goodbye", ServerOptions.demo(PORT_OFFSET));
                SipPhone alice = server.phone("alice");
                SipPhone bob = server.phone("bob")) {
            SipDialog running = alice.call("sip:49301001@" + RunningServer.DEMO_DOMAIN, SipDialog.SDP);
            running.await(200);
            running.acknowledge();
            SipDialog ringing = bob.call("sip:4930408@" + RunningServer.DEMO_DOMAIN, SipDialog.SDP);
            ringing.await(180);

            server.stop();

            running.awaitBye(SipPhone.SOON);
            assertThat(ringing.awaitFinal().status()).isGreaterThanOrEqualTo(480);
            assertThat(server.console().lines()).noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
            try (Books books = Books.embedded(server.data())) {
                books.areBalanced();
                assertThat(books.calls("alice@" + RunningServer.DEMO_DOMAIN, "ANSWERED"))
                        .isOne();
                assertThat(books.calls("bob@" + RunningServer.DEMO_DOMAIN, "FAILED"))
                        .isOne();
            }
        }
    }
}
