package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.dmr.ModelNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** Two servers with one database that share bans and unbans, while each of them goes and comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {

    private static final int MOST_MESSAGES = 2_000;
    /** A second, and what a machine that does much else may need more. */
    private static final Duration AT_ONCE = Duration.ofSeconds(8);

    private static final Duration SHORTLY = Duration.ofSeconds(20);
    private static final String ATTACKER = "127.0.0.21";
    private static final String GUEST = "127.0.0.22";

    private final PostgresProcess postgres = new PostgresProcess("postgres");
    private final ClusterKey key = ClusterKey.make("cluster.p12");
    private RunningServer a;
    private RunningServer b;

    @BeforeAll
    void start() {
        postgres.start();
        a = RunningServer.start("a", node("a", 7000, 18600));
        b = RunningServer.start("b", node("b", 7200, 18601));
    }

    private ServerOptions node(String name, int portOffset, int clusterPort) {
        return key.serving(postgres.serving(ServerOptions.demo(portOffset)))
                .with("ringfence.node", name)
                .with("ringfence.key.file", Folders.of("password-hashes.key").toString())
                .with("ringfence.cluster", "127.0.0.1[18600],127.0.0.1[18601]")
                .with("ringfence.jgroups.port", Integer.toString(clusterPort));
    }

    @AfterAll
    void stop() {
        a.close();
        b.close();
        postgres.close();
    }

    @Test
    @Order(1)
    @Spec({"A27", "P13", "Q3"})
    void attackerWhomOneNodeBansIsBannedByTheOtherAtOnce(TestReporter report) {
        assertThat(isBanned(b, ATTACKER))
                .as("also connects to the management of b")
                .isFalse();
        attack(a);
        await().atMost(SHORTLY).until(() -> isBanned(a, ATTACKER));
        long banned = System.nanoTime();

        await().pollInterval(Duration.ofMillis(10)).atMost(AT_ONCE).until(() -> isBanned(b, ATTACKER));
        report.publishEntry("ms until the other node had the ban", millisSince(banned));
        assertThat(isAnswered(b, ATTACKER)).isFalse();
    }

    @Test
    @Order(2)
    @Spec({"P13", "Q3"})
    void unbanByTheOtherNodeHoldsAtOnceAndIsConfirmedByBoth() {
        assertThat(isAnswered(a, GUEST)).isTrue();
        ban(a, GUEST);
        await().atMost(AT_ONCE).until(() -> isBanned(b, GUEST));
        assertThat(isAnswered(a, GUEST)).isFalse();
        ModelNode answer = unban(b, GUEST);

        assertThat(answer.get("confirmed-by").asList())
                .extracting(ModelNode::asString)
                .containsExactly("a", "b");
        assertThat(answer.get("unreached-nodes").asInt()).isZero();
        assertThat(answer.get("unbanned").asList()).hasSize(1);
        await().atMost(AT_ONCE).until(() -> !isBanned(a, GUEST));
        assertThat(isAnswered(a, GUEST)).isTrue();
    }

    @Test
    @Order(3)
    @Spec({"P13", "Q10"})
    void addressThatOneNodeAllowsIsNotBannedByTheOther() {
        b.management().run("unban", Map.of("source", ATTACKER, "allow-for", "600"), "subsystem", "ringfence");
        ban(b, "198.51.100.1");
        await().atMost(AT_ONCE).until(() -> isBanned(a, "198.51.100.1"));
        attack(a);

        assertThat(isBanned(a, ATTACKER)).isFalse();
    }

    @Test
    @Order(4)
    void phoneThatAnswersToTheWrongNodeIsOnlyToldToAnswerAgain() {
        try (SipPhone phone = b.phone("alice");
                SipPhone elsewhere = a.phone("alice")) {
            SipMessage register = register("1");
            SipMessage challenge = first(elsewhere, register);
            SipMessage again = first(phone, phone.authorised(register("2"), challenge));

            assertThat(again.status()).isEqualTo(401);
            assertThat(again.all("WWW-Authenticate")).allMatch(value -> value.contains("stale=true"));
            assertThat(phone.register(Duration.ofMinutes(5)).status()).isEqualTo(200);
        }
    }

    @Test
    @Order(4)
    @Spec("D4")
    void passwordThatOneNodeChangesCountsForTheOther(TestReporter report) {
        try (SipPhone before = b.phone("carol")) {
            assertThat(before.register(Duration.ofMinutes(5)).status()).isEqualTo(200);
            a.management()
                    .run(
                            "set-password",
                            Map.of("account", "carol@" + RunningServer.DEMO_DOMAIN, "password", "another-Secret-77"),
                            "subsystem",
                            "ringfence");
            long changed = System.nanoTime();

            await().pollInterval(Duration.ofMillis(50))
                    .atMost(AT_ONCE)
                    .until(() -> before.register(Duration.ofMinutes(5)).status() != 200);
            report.publishEntry("ms until the other node refused the old password", millisSince(changed));
        }
        try (SipPhone after = SipPhone.udp(b.sip(), "carol", RunningServer.DEMO_DOMAIN, "another-Secret-77")) {
            assertThat(after.register(Duration.ofMinutes(5)).status()).isEqualTo(200);
        }
    }

    @Test
    @Order(4)
    void jobsAreTheSameForBothNodes() {
        await().atMost(SHORTLY).until(() -> reviewAt(a) != null && reviewAt(a).contains("T03:"));
        String[] policy = {"subsystem", "ringfence", "policy", "billing"};
        b.management().run("write-attribute", Map.of("name", "daily-jobs-hour", "value", "17"), policy);
        await().atMost(SHORTLY).until(() -> reviewAt(a).contains("T17:"));
        b.management().run("undefine-attribute", Map.of("name", "daily-jobs-hour"), policy);
        await().atMost(SHORTLY).until(() -> reviewAt(a).contains("T03:"));
    }

    private static @Nullable String reviewAt(RunningServer node) {
        return node.management().run("list-jobs", Map.of(), "subsystem", "ringfence").asList().stream()
                .filter(job -> job.get("name").asString().equals("review-blacklist"))
                .map(job -> job.get("next-run").asString())
                .findFirst()
                .orElse(null);
    }

    @Test
    @Order(5)
    @Spec("P13")
    void nodeThatComesBackKnowsWhatWasBannedAndUnbannedMeanwhile() {
        ban(a, "198.51.100.2");
        ban(a, "198.51.100.3");
        await().atMost(AT_ONCE).until(() -> isBanned(b, "198.51.100.3"));
        b.stop();
        assertThat(isBanned(a, "198.51.100.2"))
                .as("a peer that stops changes nothing")
                .isTrue();
        unban(a, "198.51.100.3");
        ban(a, "198.51.100.4");
        b.startAgain();

        assertThat(isBanned(b, "198.51.100.2")).isTrue();
        assertThat(isBanned(b, "198.51.100.3")).isFalse();
        assertThat(isBanned(b, "198.51.100.4")).isTrue();
    }

    @Test
    @Order(6)
    @Spec("P13")
    void nodeThatIsKilledLeavesTheOtherAsItIs() {
        a.kill();
        ban(b, "198.51.100.5");
        ban(b, "198.51.100.6");
        await().atMost(SHORTLY).untilAsserted(() -> {
            ban(b, "198.51.100.6");
            ModelNode answer = unban(b, "198.51.100.6");
            assertThat(answer.get("confirmed-by").asList())
                    .extracting(ModelNode::asString)
                    .containsExactly("b");
            assertThat(answer.get("unreached-nodes").asInt()).isOne();
        });

        assertThat(isBanned(b, "198.51.100.2")).isTrue();
        try (SipPhone bob = b.phone("bob")) {
            assertThat(bob.register(Duration.ofMinutes(5)).status()).isEqualTo(200);
        }
    }

    @Test
    @Order(7)
    @Spec("P13")
    void bansOutliveARestartOfAllNodes() {
        b.stop();
        b.startAgain();
        assertThat(isBanned(b, "198.51.100.2")).isTrue();
        assertThat(isBanned(b, "198.51.100.3")).isFalse();
        a.startAgain();

        for (RunningServer node : List.of(a, b)) {
            assertThat(isBanned(node, "198.51.100.2")).isTrue();
            assertThat(isBanned(node, "198.51.100.3")).isFalse();
            assertThat(isBanned(node, "198.51.100.5")).isTrue();
        }
        unban(a, "198.51.100.2");
        await().atMost(AT_ONCE).until(() -> !isBanned(b, "198.51.100.2"));
    }

    /** Asks for registrations over a connection, never proving who asks, until the server hangs up. */
    private static void attack(RunningServer node) {
        try (SipPhone phone = SipPhone.tcpFrom(at(ATTACKER), node.sip(), "mallory", RunningServer.DEMO_DOMAIN, "")) {
            for (int i = 0; i < MOST_MESSAGES; i++) {
                phone.send(register(Integer.toString(i)).withFirst("Via", via(phone)));
            }
        } catch (UncheckedIOException hungUp) {
            assertThat(hungUp).as("what a ban does to a connection").isNotNull();
        }
    }

    /** Whether a stranger at an address gets an answer; if not, the datagram was dropped for a ban. */
    private static boolean isAnswered(RunningServer node, String address) {
        long dropped = dropped(node);
        try (SipPhone phone = SipPhone.udpFrom(at(address), node.sip(), "stranger", RunningServer.DEMO_DOMAIN, "")) {
            phone.send(register("stranger").withFirst("Via", via(phone)));
            await().atMost(SHORTLY).until(() -> !phone.received().isEmpty() || dropped(node) > dropped);
            return !phone.received().isEmpty();
        }
    }

    private static SipMessage first(SipPhone phone, SipMessage request) {
        phone.send(request.withFirst("Via", via(phone)));
        await().atMost(SHORTLY).until(() -> !phone.received().isEmpty());
        return phone.received().get(0);
    }

    private static SipMessage register(String number) {
        String user = "<sip:alice@" + RunningServer.DEMO_DOMAIN + ">";
        return SipMessage.of("REGISTER sip:" + RunningServer.DEMO_DOMAIN + " SIP/2.0")
                .with("From", user + ";tag=" + number)
                .with("To", user)
                .with("Call-ID", "cluster-" + number)
                .with("CSeq", "1 REGISTER")
                .with("Max-Forwards", "70")
                .with("Contact", "<sip:alice@127.0.0.1:9>")
                .with("Expires", "60");
    }

    private static String via(SipPhone phone) {
        return "SIP/2.0/" + (phone.contact().contains("tcp") ? "TCP" : "UDP") + " " + phone.address()
                + ";branch=z9hG4bK" + Long.toHexString(System.nanoTime()) + ";rport";
    }

    private static InetAddress at(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void ban(RunningServer node, String address) {
        node.management().run("ban", Map.of("source", address, "reason", "test"), "subsystem", "ringfence");
    }

    private static String millisSince(long nanos) {
        return Long.toString((System.nanoTime() - nanos) / 1_000_000);
    }

    private static ModelNode unban(RunningServer node, String address) {
        return node.management().run("unban", Map.of("source", address), "subsystem", "ringfence");
    }

    private static boolean isBanned(RunningServer node, String address) {
        ModelNode bans = node.management().run("list-bans", Map.of(), "subsystem", "ringfence");
        return bans.asList().stream()
                .map(ban -> ban.get("key").asString())
                .anyMatch(key -> key.equals(address) || key.startsWith(address + ":"));
    }

    private static long dropped(RunningServer node) {
        return node.management()
                .run("show-perimeter", Map.of(), "subsystem", "ringfence")
                .get("dropped-banned")
                .asLong();
    }
}
