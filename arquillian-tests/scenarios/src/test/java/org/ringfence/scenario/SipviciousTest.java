package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/**
 * Debian's sipvicious, the scanner that everybody with a SIP port meets, under its own name and under that of a phone. It
 * finds no user and no password, and a phone of the same address is served meanwhile.
 */
@ExtendWith(SharedServer.class)
class SipviciousTest {

    private static final Path INSTALLED = Path.of("/usr/share/sipvicious/sipvicious");
    private static final String OWN_NAME = "friendly-scanner";
    private static final String SECRET = "one-of-Many-300";
    private static final String PHONE = "Yealink SIP-T46G 28.80";
    private static final List<String> USERS = List.of("100", "admin", "alice", "bob", "carol", "dave", "test");

    @BeforeAll
    static void isInstalled() {
        assumeTrue(Files.isDirectory(INSTALLED), "sipvicious is not installed");
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTER, friendly-scanner",
        "INVITE, friendly-scanner",
        "OPTIONS, friendly-scanner",
        "REGISTER, " + PHONE,
        "INVITE, " + PHONE,
        "OPTIONS, " + PHONE
    })
    @Spec({"C1", "A16", "D14"})
    void searchForUsersFindsNobody(String method, String userAgent, RunningServer server) throws Exception {
        Path names = Files.write(Folders.of("names.txt"), USERS);

        String found = run(
                userAgent,
                "svwar",
                "-p",
                port(server),
                "-m",
                method,
                "-d",
                names.toString(),
                "--domain",
                RunningServer.DEMO_DOMAIN,
                "--force",
                "127.0.0.1");

        assertThat(found).contains("found nothing");
        assertPhoneIsServed(server);
    }

    @ParameterizedTest
    @CsvSource({OWN_NAME, PHONE})
    @Spec({"A7", "D14"})
    void searchForAPasswordFindsNone(String userAgent, RunningServer server) throws Exception {
        Stream<String> wrong = IntStream.range(0, 300).mapToObj(i -> "guess" + i);
        Path passwords = Files.write(
                Folders.of("passwords.txt"),
                Stream.concat(wrong, Stream.of(SECRET)).toList());
        victim(server, "victim" + userAgent.length());

        // it fails on a choice of algorithms
        offer(server, "MD5");
        String found = run(
                userAgent,
                "svcrack",
                "-p",
                port(server),
                "-u",
                "victim" + userAgent.length(),
                "-d",
                passwords.toString(),
                "--domain",
                RunningServer.DEMO_DOMAIN,
                "127.0.0.1");
        offer(server, "PREFER_SHA256");

        assertThat(found).contains("found nothing").doesNotContain(SECRET);
        assertPhoneIsServed(server);
    }

    @Test
    @Spec("C1")
    void searchForServersUnderItsOwnNameIsNotAnswered(RunningServer server) throws Exception {
        assertThat(run(OWN_NAME, "svmap", "-p", port(server), "127.0.0.1")).contains("found nothing");
    }

    /** Nobody trusts such an address, unlike that of the server itself. */
    @Test
    @Spec({"A16", "D14"})
    void searchFromElsewhereUnderTheNameOfAPhoneFindsNobody(RunningServer server) throws Exception {
        Path names = Files.write(Folders.of("names.txt"), USERS);

        String found = runFrom(
                "127.0.8.1",
                PHONE,
                "svwar",
                "-p",
                port(server),
                "-d",
                names.toString(),
                "--domain",
                RunningServer.DEMO_DOMAIN,
                "--force",
                "127.0.0.1");

        assertThat(found).contains("found nothing");
        assertPhoneIsServed(server);
    }

    @Test
    @Spec({"N1", "N2"})
    void searchForServersUnderTheNameOfAPhoneLearnsNoProduct(RunningServer server) throws Exception {
        String found = runFrom("127.0.8.2", PHONE, "svmap", "-p", port(server), "127.0.0.1");

        assertThat(found)
                .contains("127.0.0.1:" + port(server))
                .doesNotContainIgnoringCase("ringfence", "wildfly", "jain");
    }

    /** An account of its own: one under attack is served where it is known alone. */
    private static void victim(RunningServer server, String name) throws IOException {
        Path csv = Files.writeString(Folders.of(name + ".csv"), name + ";" + RunningServer.DEMO_DOMAIN + ";" + SECRET);
        server.management().run("import-accounts", Map.of("path", csv.toString()), "subsystem", "ringfence");
    }

    private static void offer(RunningServer server, String algorithms) {
        server.management()
                .run(
                        "write-attribute",
                        Map.of("name", "algorithms", "value", algorithms),
                        "subsystem",
                        "ringfence",
                        "policy",
                        "authentication");
    }

    private static void assertPhoneIsServed(RunningServer server) {
        try (SipPhone bob = server.phone("bob")) {
            assertThat(bob.register(Duration.ofMinutes(1)).status()).isEqualTo(200);
            assertThat(bob.register(Duration.ZERO).status()).isEqualTo(200);
        }
    }

    private static String port(RunningServer server) {
        return Integer.toString(server.sip().getPort());
    }

    /** What a tool prints in half a minute. */
    private static String run(String userAgent, String tool, String... arguments) throws Exception {
        return runFrom("", userAgent, tool, arguments);
    }

    /** @param address where it comes from, empty for that of the server */
    private static String runFrom(String address, String userAgent, String tool, String... arguments) throws Exception {
        Path folder = Folders.of("sipvicious");
        Folders.delete(folder);
        Folders.copy(INSTALLED, folder.resolve("sipvicious"), path -> true);
        Path library = folder.resolve("sipvicious/libs/svhelper.py");
        rename(library, userAgent);
        // only one of the tools heeds its option for it
        replace(library, "dest=\"bindingip\", default=''", "dest=\"bindingip\", default='" + address + "'");
        replace(folder.resolve("sipvicious/" + tool + ".py"), "bindingip=''", "bindingip='" + address + "'");
        List<String> command = new ArrayList<>(List.of("timeout", "30", "python3", "-m", "sipvicious." + tool));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void rename(Path source, String userAgent) throws IOException {
        replace(source, "useragent='" + OWN_NAME + "'", "useragent='" + userAgent + "'");
    }

    private static void replace(Path source, String text, String other) throws IOException {
        String code = Files.readString(source);
        assertThat(code).contains(text);
        Files.writeString(source, code.replace(text, other));
    }
}
