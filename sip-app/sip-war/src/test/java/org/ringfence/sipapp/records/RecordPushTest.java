package org.ringfence.sipapp.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.Carriage;
import org.ringfence.billing.cdr.RecordOutbox;
import org.ringfence.billing.money.Money;
import org.ringfence.policy.CdrPushPolicy;
import org.ringfence.spec.Spec;

@Spec("P9")
class RecordPushTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private record Post(String body, String key, boolean signed) {}

    /** One batch at a time, as the database has it. */
    private static final class Waiting implements RecordOutbox {
        private final Deque<Batch> batches = new ArrayDeque<>();
        private Instant due = Instant.MIN;
        private @Nullable String failure;
        private int most;

        @Override
        public Optional<Batch> claim(int wanted, Instant now, Instant until) {
            most = wanted;
            return now.isBefore(due) ? Optional.empty() : Optional.ofNullable(batches.peek());
        }

        @Override
        public void delivered(UUID batch, Instant at) {
            assertThat(batches.remove().id()).isEqualTo(batch);
        }

        @Override
        public void postpone(UUID batch, Instant until, String reason) {
            due = until;
            failure = reason;
        }

        @Override
        public State state() {
            return new State(batches.size(), null, null, failure);
        }

        @Override
        public int forget(Instant before) {
            return 0;
        }
    }

    private final Waiting outbox = new Waiting();
    private final List<Post> posts = new ArrayList<>();
    private CdrPushPolicy policy = CdrPushPolicy.DEFAULT;
    private Instant now = NOON;
    private int status = 204;
    private final RecordPush push = new RecordPush(outbox, () -> policy, account -> "anna\"@one.example", () -> now);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cdrs", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posts.add(new Post(
                    body,
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().containsKey("Ringfence-Signature")));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        policy = new CdrPushPolicy(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/cdrs",
                "a secret of this test",
                Duration.ofSeconds(5),
                7,
                30);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private RecordOutbox.Batch waits(String call) {
        return waits(call, null);
    }

    private RecordOutbox.Batch waits(String call, @Nullable Carriage carriage) {
        CallAttempt attempt = new CallAttempt(
                new AttemptId(new UUID(0, 17)),
                new AccountId(3),
                CallOrigin.ENDPOINT,
                "anna@one.example",
                new Destination.OffNet("4930123"),
                call,
                "udp:192.0.2.1:5060",
                NOON);
        CallRecord record = new CallRecord(
                attempt,
                CallOutcome.REFUSED,
                new Release(NOON.plusSeconds(1), 403, "NO_RATE"),
                Billed.nothing(null, "", EUR),
                "a",
                carriage);
        RecordOutbox.Batch batch = new RecordOutbox.Batch(UUID.randomUUID(), List.of(record));
        outbox.batches.add(batch);
        return batch;
    }

    @Test
    void batchesArePostedInTheirOrderSignedAndWithTheirKeys() throws InterruptedException {
        RecordOutbox.Batch first = waits("call-1");
        RecordOutbox.Batch second = waits("call-2");
        push.tend();

        assertThat(posts)
                .extracting(Post::key)
                .containsExactly(first.id().toString(), second.id().toString());
        assertThat(posts).allMatch(Post::signed);
        assertThat(outbox.batches).isEmpty();
        assertThat(outbox.most).isEqualTo(7);
        assertThat(posts.get(0).body()).isEqualTo("""
                {"batch":"%s",
                "records":[
                {"id":"00000000-0000-0000-0000-000000000011","call-id":"call-1","account":"anna\\"@one.example",\
                "origin":"ENDPOINT","caller":"anna@one.example","destination":"4930123","destination-name":"",\
                "started":"2026-11-23T12:00:00Z","answered":null,"ended":"2026-11-23T12:00:01Z","outcome":"REFUSED",\
                "status":403,"cause":"NO_RATE","talk-seconds":0,"billed-seconds":0,"included-seconds":0,"charge":"0.00","uncovered":"0.00",\
                "currency":"EUR","node":"a","carrier":null,"cost":null,"cost-currency":null,"margin":null}
                ]}
                """.formatted(first.id()));
    }

    @Test
    @Spec({"P8", "G2"})
    void carrierItsCostAndTheMarginArePosted() throws InterruptedException {
        Carrier carrier = new Carrier(new AccountId(9), "over\"land");
        waits("call-1", new Carriage(carrier, null, Money.parse("0.05", EUR).orElseThrow()));
        push.tend();

        assertThat(posts.get(0).body())
                .contains(
                        "\"carrier\":\"over\\\"land\",\"cost\":\"0.05\",\"cost-currency\":\"EUR\",\"margin\":\"-0.05\"}");
    }

    @Test
    void batchThatIsNotTakenIsRepeatedAsItWasAfterAPauseThatDoubles() throws InterruptedException {
        waits("call-1");
        waits("call-2");
        status = 500;
        push.tend();
        now = now.plusSeconds(4);
        push.tend();
        assertThat(posts).hasSize(1);
        assertThat(outbox.failure).isEqualTo("it answered 500");
        now = now.plusSeconds(1);
        push.tend();
        assertThat(posts).hasSize(2);
        now = now.plusSeconds(9);
        push.tend();
        assertThat(posts).hasSize(2);
        status = 200;
        now = now.plusSeconds(1);
        push.tend();

        assertThat(posts).hasSize(4);
        assertThat(posts.subList(0, 3)).containsOnly(posts.get(0));
        assertThat(outbox.batches).isEmpty();
    }

    @Test
    void nothingIsPostedWithoutAUrl() throws InterruptedException {
        policy = CdrPushPolicy.DEFAULT;
        waits("call-1");
        push.tend();

        assertThat(posts).isEmpty();
        assertThat(outbox.batches).hasSize(1);
    }
}
