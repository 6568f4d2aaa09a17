package org.ringfence.sipapp.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.policy.ExportPolicy;
import org.ringfence.policy.ExportPolicy.Download;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.address.AddressSet;
import org.ringfence.spec.Spec;

@Spec("P11")
class BanDownloadTest {

    /** Of the word secret. */
    private static final String HASH = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final Perimeter perimeter = new Perimeter(
            policies,
            () -> AddressSet.EMPTY,
            () -> AddressSet.EMPTY,
            "a",
            () -> Instant.EPOCH,
            () -> 1_000_000_000L,
            new Random(1));
    private final BanDownload download = new BanDownload(perimeter, policies);
    private final Map<String, String> asked = new HashMap<>();
    private final Map<String, String> answered = new HashMap<>();
    private final StringWriter body = new StringWriter();
    private String from = "127.0.0.1";
    private int status;

    @BeforeEach
    void ban() {
        for (String key : new String[] {"192.0.2.9", "192.0.2.7", "account:anna@one.example"}) {
            perimeter
                    .bans()
                    .ban(
                            BanKey.parse(key),
                            new Accusation(BanCause.FLOOD, "x", 1, Evidence.none(0), false, Duration.ofHours(1)));
        }
    }

    private int get() throws IOException {
        status = 200;
        body.getBuffer().setLength(0);
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, values) -> {
                    return method.getName().equals("getRemoteAddr") ? from : asked.get(String.valueOf(values[0]));
                });
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, values) -> {
                    switch (method.getName()) {
                        case "setStatus" -> status = (int) values[0];
                        case "setHeader" -> answered.put((String) values[0], (String) values[1]);
                        case "getWriter" -> {
                            return new PrintWriter(body);
                        }
                        default -> {}
                    }
                    return null;
                });
        download.doGet(request, response);
        return status;
    }

    private void in(Download who, String hash) {
        policies.publish(new ExportPolicy(false, 9, who, hash));
    }

    @Test
    void nobodyFetchesByDefault() throws IOException {
        assertThat(get()).isEqualTo(404);
        assertThat(body.toString()).isEmpty();
    }

    @Test
    void programsOfThisMachineFetchAndWhoComesThroughAProxyDoesNot() throws IOException {
        in(Download.LOOPBACK, null);
        assertThat(get()).isEqualTo(200);
        assertThat(body).hasToString("192.0.2.7\n192.0.2.9\n");

        asked.put("X-Forwarded-For", "127.0.0.1");
        assertThat(get()).isEqualTo(404);

        asked.clear();
        from = "192.0.2.50";
        assertThat(get()).isEqualTo(404);
    }

    @Test
    void tokenOpensAndNothingElseDoes() throws IOException {
        in(Download.TOKEN, HASH);
        assertThat(get()).isEqualTo(404);
        asked.put("Authorization", "Bearer other");
        assertThat(get()).isEqualTo(404);
        asked.put("Authorization", "Bearer secret");
        assertThat(get()).isEqualTo(200);

        in(Download.TOKEN, null);
        assertThat(get()).isEqualTo(404);
    }

    @Test
    void listThatHasNotChangedIsNotSentAgain() throws IOException {
        in(Download.LOOPBACK, null);
        get();
        asked.put("If-None-Match", answered.get("ETag"));
        assertThat(get()).isEqualTo(304);

        perimeter.bans().unban(BanKey.parse("192.0.2.7"));
        assertThat(get()).isEqualTo(200);
        assertThat(body).hasToString("192.0.2.9\n");
    }
}
