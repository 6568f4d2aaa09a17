package org.ringfence.sipapp.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.call.security.MemorySecurityEventStore;
import org.ringfence.call.security.SecurityEvent;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEventText;
import org.ringfence.policy.AlertPolicy;
import org.ringfence.spec.Spec;

@Spec("P15")
class WebhookTest {

    private static final String SECRET = "a secret of this test";

    private record Post(String body, @Nullable String signature) {}

    private final MemorySecurityEventStore store = new MemorySecurityEventStore();
    private final List<Post> posts = new ArrayList<>();
    private Instant now = Instant.ofEpochSecond(1_800_000_000);
    private AlertPolicy policy = AlertPolicy.DEFAULT;
    private final Webhook webhook = new Webhook(store, () -> policy, () -> now);
    private int status = 204;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/in", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posts.add(new Post(body, exchange.getRequestHeaders().getFirst("Ringfence-Signature")));
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", "/in");
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void post(@Nullable String secret) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
        policy = new AlertPolicy(90, 600, url, secret, Duration.ofSeconds(5));
    }

    private SecurityEvent happened() {
        SecurityEvent event =
                new SecurityEvent(UUID.randomUUID(), Kind.BAN, now, "192.0.2.7", "flood-limit", "count=17", "a");
        store.add(List.of(event), now);
        return event;
    }

    @Test
    void nothingIsPostedWithoutAWebhook() throws InterruptedException {
        happened();

        webhook.tend();

        assertThat(posts).isEmpty();
        assertThat(store.claim(1, now, now)).hasSize(1);
    }

    @Test
    void eventIsPostedOnceSignedAndMarked() throws InterruptedException {
        SecurityEvent event = happened();
        post(SECRET);

        webhook.tend();
        now = now.plusSeconds(3_600);
        webhook.tend();

        String body = SecurityEventText.json(List.of(event));
        assertThat(posts)
                .containsExactly(
                        new Post(body, "t=1800000000,v1=" + SignedPost.signature(SECRET, "1800000000." + body)));
        assertThat(store.since(Instant.EPOCH, null, 1).get(0).delivered()).isNotNull();
    }

    @Test
    void signatureIsHmacSha256() {
        assertThat(SignedPost.signature("Jefe", "what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void postWithoutSecretIsNotSigned() throws InterruptedException {
        happened();
        post(null);

        webhook.tend();

        assertThat(posts).singleElement().extracting(Post::signature).isNull();
    }

    @Test
    void refusedPostIsRepeatedAfterAPauseThatDoubles() throws InterruptedException {
        happened();
        post(null);
        status = 500;

        webhook.tend();
        assertThat(posts).hasSize(1);
        now = now.plusSeconds(4);
        webhook.tend();
        assertThat(posts).hasSize(1);
        now = now.plusSeconds(1);
        webhook.tend();
        assertThat(posts).hasSize(2);
        now = now.plusSeconds(9);
        webhook.tend();
        assertThat(posts).hasSize(2);
        status = 200;
        now = now.plusSeconds(1);
        webhook.tend();
        webhook.tend();

        assertThat(posts)
                .hasSize(3)
                .extracting(Post::body)
                .containsOnly(posts.get(0).body());
        assertThat(store.since(Instant.EPOCH, null, 1).get(0).delivered()).isEqualTo(now);
    }

    @Test
    void redirectionIsAFailureAndSoIsNobodyThere() throws InterruptedException {
        happened();
        post(null);
        status = 302;
        webhook.tend();
        assertThat(posts).hasSize(1);

        server.stop(0);
        now = now.plusSeconds(5);
        webhook.tend();

        assertThat(store.since(Instant.EPOCH, null, 1).get(0).delivered()).isNull();
    }

    @Test
    void otherWebhookIsTriedAtOnce() throws InterruptedException {
        happened();
        policy = new AlertPolicy(90, 600, "http://127.0.0.1:1/", null, Duration.ofSeconds(5));
        webhook.tend();
        now = now.plusSeconds(4);
        happened();
        post(null);

        webhook.tend();

        assertThat(posts).hasSize(1);
    }
}
