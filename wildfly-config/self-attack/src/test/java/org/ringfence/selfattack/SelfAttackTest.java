package org.ringfence.selfattack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringfence.spec.Spec;

@Spec("Q11")
class SelfAttackTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... arguments) throws InterruptedException {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return SelfAttack.run(List.of(arguments), Map.of(), out, null);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void foreignServerIsRefusedWithASentence() throws InterruptedException {
        assertThat(run("--server", "192.0.2.1")).isEqualTo(SelfAttack.NOT_DONE);
        assertThat(text()).contains("Only servers on loopback are attacked");
    }

    @Test
    void wrongOptionsAreToldAndNothingIsAttacked() throws InterruptedException {
        assertThat(run("--sever", "127.0.0.1")).isEqualTo(SelfAttack.NOT_DONE);
        assertThat(run("--server")).isEqualTo(SelfAttack.NOT_DONE);
        assertThat(run("--user", "alice")).isEqualTo(SelfAttack.NOT_DONE);
        assertThat(run("--user", "a\r\nb", "--password", "x")).isEqualTo(SelfAttack.NOT_DONE);
        assertThat(text()).contains("--sever is no option", "--server needs a value", "belong together", "of letters");
    }

    @Test
    void passwordMayComeFromTheEnvironment() throws Exception {
        List<String> options = List.of("--user", "alice");

        assertThat(Settings.parse(options, Map.of("RINGFENCE_ATTACK_PASSWORD", "hidden"))
                        .password())
                .isEqualTo("hidden");
    }

    @Test
    void serverThatIsNotThereIsNotSaidToHold() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            assertThat(run("--server", "127.0.0.1:" + silent.getLocalPort())).isEqualTo(SelfAttack.NOT_DONE);
        }

        assertThat(text()).contains("Nobody answers at");
    }

    @Test
    void helpTellsEveryOption() throws InterruptedException {
        assertThat(run("--help")).isEqualTo(SelfAttack.NOT_DONE);
        assertThat(text()).contains("--server", "--own", "--domain", "--user", "--password", "--console");
    }

    @Test
    void tableTellsWhatWasSentAnsweredAndStopped() {
        Result held = new Result("flood", "127.0.8.9", 4_000, 16, 9, true, "answers, at most 40", 8_000);
        Result failed = new Result("guesses", "127.0.8.1", 90, 51, 700, false, "answers to guesses, at most 50", -1);

        String table = Report.of(List.of(held, failed), Map.of("127.0.8.9", "ban: FLOOD, stranger-answer-limit 16"));

        assertThat(table.lines().skip(1))
                .anySatisfy(line ->
                        assertThat(line).containsSubsequence("flood", "4000", "16", "9", "2", "held", "ban: FLOOD"))
                .anySatisfy(line -> assertThat(line).containsSubsequence("guesses", "90", "51", "-", "FAILED"))
                .endsWith("1 of 2 defences failed.");
    }

    @Test
    void challengeThatOffersNoMd5IsAnsweredToo() {
        Reply challenge = new Reply("SIP/2.0 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\","
                + " algorithm=SHA-256-sess\r\nWWW-Authenticate: Digest realm=\"a\", nonce=\"c\","
                + " algorithm=SHA-256, qop=\"auth\"\r\n\r\n");

        assertThat(new Requests("a").answer(challenge, "REGISTER", "anna", "secret"))
                .startsWith("Authorization: Digest username=\"anna\", realm=\"a\", nonce=\"c\"")
                .contains("algorithm=SHA-256, ");
    }

    @Test
    void answersThatDifferInMoreThanTheirValuesAreToldApart() {
        Reply one = new Reply("SIP/2.0 407 Proxy\r\nVia: a\r\nProxy-Authenticate: Digest nonce=\"1\"\r\n\r\n");
        Reply other = new Reply("SIP/2.0 407 Proxy\r\nVia: b\r\nProxy-Authenticate: Digest nonce=\"2\"\r\n\r\n");
        Reply telltale = new Reply("SIP/2.0 404 Not Found\r\nVia: b\r\n\r\n");

        Reply weaker = new Reply("SIP/2.0 407 Proxy\r\nVia: b\r\nProxy-Authenticate: Digest nonce=\"2\", x=1\r\n\r\n");

        assertThat(one.shape())
                .isEqualTo(other.shape())
                .isNotEqualTo(telltale.shape())
                .isNotEqualTo(weaker.shape());
    }
}
