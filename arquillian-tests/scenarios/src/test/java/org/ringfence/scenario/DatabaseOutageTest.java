package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** PostgreSQL comes after the server, goes away under a running service, and comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseOutageTest {

    private static final String DOMAIN = "@" + RunningServer.DEMO_DOMAIN;
    private static final String ANSWERING = "sip:49301001" + DOMAIN;
    private static final Duration SLICE = Duration.ofSeconds(12);
    private static final Duration SHORTLY = Duration.ofSeconds(10);

    private final PostgresProcess postgres = new PostgresProcess("postgres");
    private RunningServer server;
    private SipPhone alice;
    private SipPhone bob;

    @BeforeAll
    void bootWithoutADatabase() {
        server = RunningServer.boot("outage", postgres.serving(ServerOptions.demo(940)));
        alice = server.phone("alice");
        bob = server.phone("bob");
    }

    @AfterAll
    void stop() {
        alice.close();
        bob.close();
        server.close();
        postgres.close();
    }

    @Test
    @Order(1)
    void serverThatIsThereBeforeItsDatabaseSaysSoAndAsksCallersToComeLater() {
        assertThat(server.console().linesWith(" ERROR "))
                .singleElement()
                .asString()
                .contains("RFBIL0006", "the database can't be used", "start it, or mend ringfence.db.url");
        assertThat(server.console().says("RFWEB0001")).isFalse();
        assertThat(readiness()).contains("\"ledger\",\"status\":\"DOWN\"").startsWith("503");
        assertThat(alice.call(ANSWERING, SipDialog.SDP).await(503).header("Retry-After"))
                .isNotBlank();
        assertThat(server.management()
                        .refusal(
                                "top-up",
                                Map.of("account", "alice" + DOMAIN, "amount", "1.00", "reference", "early"),
                                "subsystem",
                                "ringfence"))
                .contains("Nothing was done", "refused", "start it, or mend ringfence.db.url");
    }

    @Test
    @Order(2)
    void serverTakesCallsByItselfWhenItsDatabaseComes() {
        postgres.start();

        server.awaitReady();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(readiness())
                .contains("\"ledger\",\"status\":\"UP\"")
                .startsWith("200"));
        answered(alice).hangUp();
    }

    @Test
    @Order(3)
    @Spec({"P1", "F6"})
    void runningCallsEndWithTheirSliceAndAllIsSettledWhenTheDatabaseIsBack() {
        server.management()
                .run(
                        "write-attribute",
                        Map.of("name", "slice", "value", SLICE.toSeconds()),
                        "subsystem",
                        "ringfence",
                        "policy",
                        "billing");
        SipDialog cut = answered(alice);
        long begin = System.nanoTime();
        SipDialog hungUp = answered(bob);

        postgres.stop();

        assertThat(bob.call(ANSWERING, SipDialog.SDP).await(503, SHORTLY).header("Retry-After"))
                .isNotBlank();
        assertThat(bob.register(Duration.ofMinutes(1)).status()).isEqualTo(200);
        hungUp.hangUp();
        cut.awaitBye(SLICE.plusSeconds(5));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(SLICE.minusSeconds(1), SLICE.plusSeconds(1));

        postgres.start();

        await().atMost(SHORTLY).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> answered(bob)
                .hangUp());
        try (Books books = postgres.books()) {
            await().atMost(SHORTLY).untilAsserted(books::areBalanced);
            assertThat(books.calls("alice" + DOMAIN, "ANSWERED"))
                    .as("one before the outage, one during it")
                    .isEqualTo(2);
            assertThat(books.number("select max(talk_seconds) from call_record where cause = ?", "MONEY_EXHAUSTED"))
                    .isEqualByComparingTo(Long.toString(SLICE.toSeconds()));
            assertThat(books.calls("bob" + DOMAIN, "REFUSED"))
                    .as("the call that came during the outage")
                    .isPositive();
            assertThat(books.number("select count(*) from call_record where outcome = ?", "INTERRUPTED"))
                    .isEqualByComparingTo("0");
        }
    }

    @Test
    @Order(4)
    void outageIsToldOnceInASentenceAndNowhereAsATrace() {
        assertThat(server.console().linesWith("RFBIL0003"))
                .singleElement()
                .asString()
                .contains("database");
        assertThat(server.console().linesWith("RFBIL0004")).isNotEmpty();
        assertThat(server.console().linesWith(" ERROR ")).hasSize(2);
        assertThat(server.log()).noneMatch(line -> line.startsWith("\tat "));
    }

    /** Status and body of what a load balancer asks. */
    private String readiness() {
        HttpRequest request =
                HttpRequest.newBuilder(server.managementPage("/health/ready")).build();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        return answer.statusCode() + " " + answer.body();
    }

    private static SipDialog answered(SipPhone caller) {
        SipDialog call = caller.call(ANSWERING, SipDialog.SDP);
        call.await(200);
        call.acknowledge();
        return call;
    }
}
