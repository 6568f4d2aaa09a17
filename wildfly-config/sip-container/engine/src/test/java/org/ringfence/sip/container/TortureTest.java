package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages that torture parsers: a few of our own, and those of RFC 4475 and RFC 5118 where the system property
 * {@code ringfence.torture} names a folder with a MANIFEST.tsv of them.
 */
@Timeout(120)
class TortureTest {

    /** Responses, requests of dialogs that do not exist, and methods that the container refuses by itself. */
    private static final Set<String> NOT_FOR_SERVLETS = Set.of("RESPONSE", "BYE", "OTHER");

    /** What the container answers by itself; other refusals are the application's. */
    private static final Set<String> REFUSALS = Set.of("400", "405", "501", "505", "none");

    /** An INVITE of RFC 2543's time without Contact: no dialog can be made of it, and it is refused with 400. */
    private static final String WITHOUT_CONTACT = "rfc4475/inv2543.dat";

    /** A well-formed INVITE with a tag in To: its dialog does not exist, and it is refused with 481. */
    private static final String OF_NO_DIALOG = "rfc4475/wsinv.dat";

    private static RunningEngine running;

    record Torture(String file, String kind, boolean accept, String codes) {

        @Override
        public String toString() {
            return file;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        running = new RunningEngine().inService();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void forget() {
        running.servlet.seen.clear();
    }

    @ParameterizedTest
    @MethodSource("own")
    void malformedMessageReachesNoServletAndIsAnsweredWithoutAWordTooMuch(String name) throws Exception {
        byte[] message =
                TortureTest.class.getResourceAsStream("/torture/" + name).readAllBytes();
        try (UdpClient client = running.client()) {
            String text = new String(message, StandardCharsets.ISO_8859_1).replace("\n", "\r\n");
            client.send(text);
            String next = client.exchange(client.request("OPTIONS", "after", "z9hG4bK" + name));
            if (next.startsWith("SIP/2.0 4") || next.startsWith("SIP/2.0 5")) {
                assertThat(next.length()).isLessThan(text.length() + 100);
                assertThat(next).doesNotContain("java", "Exception", "gov.nist", "JAIN", "sipfrag");
            }
            Awaitility.await().until(() -> !running.servlet.seen.isEmpty());
        }

        assertThat(running.servlet.seen).containsExactly("OPTIONS after");
    }

    static Stream<String> own() {
        return Stream.of(
                "negative-length.txt",
                "body-cut-short.txt",
                "no-call-id.txt",
                "two-call-ids.txt",
                "cseq-method-differs.txt",
                "version-seven.txt",
                "tag-left-open.txt",
                "header-lines-without-end.txt",
                "request-line-of-blanks.txt",
                "cseq-too-large.txt");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("rfc")
    void messageOfTheRfcIsTreatedAsItSays(Torture torture) throws Exception {
        byte[] message = Files.readAllBytes(folder().resolve(torture.file));
        try (UdpClient client = running.client()) {
            // some have the same branch, and would be retransmissions of each other
            String branch = "z9hG4bK" + Integer.toHexString(torture.file.hashCode());
            String text = new String(message, StandardCharsets.ISO_8859_1);
            client.send(text.replaceFirst("z9hG4bK", branch), StandardCharsets.ISO_8859_1);
            // messages of one sender with other Call-IDs are processed by other workers
            settle(client);
        }

        boolean refused = REFUSALS.containsAll(Set.of(torture.codes.split(",")));
        if (torture.file.equals(OF_NO_DIALOG)) {
            assertThat(seenBesideSettling()).isEmpty();
            assertThat(answerToItsSource(message)).startsWith("SIP/2.0 481 ");
        } else if ((!torture.accept && refused) || torture.file.equals(WITHOUT_CONTACT)) {
            assertThat(seenBesideSettling()).isEmpty();
        } else if (torture.accept && !NOT_FOR_SERVLETS.contains(torture.kind)) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(seenBesideSettling()).hasSize(1));
        }
    }

    /** What comes back when the topmost Via asks for it there (RFC 3581). */
    private static String answerToItsSource(byte[] message) throws IOException {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        try (UdpClient client = running.client()) {
            client.send(text.replaceFirst(";\\s*branch", ";rport;branch"), StandardCharsets.ISO_8859_1);
            return client.receive();
        }
    }

    private List<String> seenBesideSettling() {
        return running.servlet.seen.stream()
                .filter(request -> !request.startsWith("OPTIONS settle"))
                .toList();
    }

    /** Until the workers have nothing left. */
    private static void settle(UdpClient client) throws Exception {
        for (int i = 0; i < 3; i++) {
            String answer = client.exchange(client.request("OPTIONS", "settle" + i, "z9hG4bK" + System.nanoTime()));
            while (!answer.contains("settle" + i)) {
                answer = client.receive();
            }
        }
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> running.engine.waitingMessages() == 0);
    }

    static Stream<Torture> rfc() throws IOException {
        Path manifest = folder().resolve("MANIFEST.tsv");
        if (!Files.exists(manifest)) {
            return Stream.empty();
        }
        return Files.readAllLines(manifest).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(field -> new Torture(field[0], field[2], field[3].equals("accept"), field[4]));
    }

    private static Path folder() {
        return Path.of(System.getProperty("ringfence.torture", "../../../../shared/torture"));
    }
}
