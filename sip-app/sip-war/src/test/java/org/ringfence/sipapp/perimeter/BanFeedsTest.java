package org.ringfence.sipapp.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.policy.BanFeedPolicy;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.address.AddressSet;
import org.ringfence.spec.Spec;

@Spec("P11")
class BanFeedsTest {

    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private Instant now = Instant.ofEpochSecond(1_800_000_000);
    private final BanBook bans = new Perimeter(
                    policies,
                    () -> AddressSet.EMPTY,
                    () -> AddressSet.EMPTY,
                    "a",
                    () -> now,
                    () -> 1_000_000_000L,
                    new Random(1))
            .bans();
    private final BanFeeds feeds = new BanFeeds(
            () -> policies.current(BanFeedPolicy.class), bans, () -> now, () -> Duration.between(Instant.EPOCH, now)
                    .toNanos());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Integer> answers = new ArrayList<>();
    private String list = "192.0.2.1\n192.0.2.2\n";
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/list", this::answer);
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/list");
            answer(exchange, 302, "");
        });
        server.createContext("/slow", exchange -> {
            try {
                over.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, 200, list);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String tag = "\"" + list.hashCode() + "\"";
        exchange.getResponseHeaders().add("ETag", tag);
        boolean known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        answer(exchange, known ? 304 : 200, known ? "" : list);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        answers.add(status);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void feed(String path, int kilobytes, int entries) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        policies.publish(new BanFeedPolicy(
                url, Duration.ofMinutes(10), Duration.ofMinutes(60), Duration.ofSeconds(1), kilobytes, entries));
        feeds.tend();
    }

    private void nextTurn() {
        now = now.plus(Duration.ofMinutes(10));
        feeds.tend();
    }

    private List<String> banned() {
        return bans.list(ban -> ban.cause() == BanCause.LIST, 99).stream()
                .map(ban -> ban.key().toString())
                .sorted()
                .toList();
    }

    @Test
    void whatTheListNamesIsBannedAndWhatLeavesItIsNotAnyMore() {
        feed("/list", 1, 9);
        assertThat(banned()).containsExactly("192.0.2.1", "192.0.2.2");

        list = "192.0.2.2\n192.0.2.3\n";
        nextTurn();

        assertThat(banned()).containsExactly("192.0.2.2", "192.0.2.3");
    }

    @Test
    void listThatHasNotChangedIsNotSentAgainAndStaysBanned() {
        feed("/list", 1, 9);
        for (int i = 0; i < 20; i++) {
            nextTurn();
            assertThat(banned()).hasSize(2);
        }

        assertThat(answers).startsWith(200, 304, 304).doesNotContainSequence(304, 200);
    }

    @Test
    void listIsFetchedOnceInItsInterval() {
        feed("/list", 1, 9);
        feeds.tend();
        feeds.tend();

        assertThat(answers).containsExactly(200);
    }

    @Test
    void bansOfAListThatIsAwayEndWithTheirLifetime() {
        feed("/list", 1, 9);
        server.stop(0);
        nextTurn();
        assertThat(banned()).hasSize(2);

        now = now.plus(Duration.ofMinutes(60));
        assertThat(banned()).isEmpty();
    }

    @Test
    void listThatIsConfiguredNoMoreIsUnbannedAndOtherBansStay() {
        bans.ban(
                BanKey.parse("192.0.2.1"),
                new Accusation(BanCause.FLOOD, "x", 1, Evidence.none(0), false, Duration.ofHours(2)));
        feed("/list", 1, 9);
        policies.publish(BanFeedPolicy.DEFAULT);
        feeds.tend();

        assertThat(bans.list(ban -> true, 9)).singleElement().satisfies(ban -> assertThat(ban.cause())
                .isEqualTo(BanCause.FLOOD));
    }

    @Test
    void listsOfJustTheLongestSizeAreTakenAndLongerOnesAreNot() {
        list = "192.0.2.1\n" + "#".repeat(1_014);
        feed("/list", 1, 9);
        assertThat(banned()).hasSize(1);

        list = "192.0.2.9\n" + "#".repeat(1_015);
        nextTurn();
        assertThat(banned()).containsExactly("192.0.2.1");
    }

    @Test
    void entriesBeyondTheMostAreLeftOut() {
        feed("/list", 1, 1);

        assertThat(banned()).containsExactly("192.0.2.1");
    }

    @Test
    void redirectionsSlowServersAndPagesThatAreNoListsBanNobody() {
        feed("/moved", 1, 9);
        assertThat(answers).containsExactly(302);
        feed("/slow", 1, 9);
        list = "<html>\nplease log in\n</html>";
        feed("/list", 1, 9);

        assertThat(banned()).isEmpty();
    }
}
