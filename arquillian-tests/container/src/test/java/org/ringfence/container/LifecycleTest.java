package org.ringfence.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ringfence.container.probe.ClassLoaderMarker;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LifecycleTest {

    private static final String WAR = "war";
    private static final String SIP = "/subsystem=sip";

    @ArquillianResource
    private Deployer deployer;

    @ArquillianResource
    private ManagementClient client;

    @Deployment(name = WAR, managed = false, testable = false)
    static WebArchive application() {
        return Applications.war();
    }

    @Test
    void withNoApplicationInServiceThereIsSilence() {
        Management management = new Management(client);
        try (SipPhone phone = Sip.phone()) {
            expectSilence(management, phone);

            deployer.deploy(WAR);
            assertThat(Sip.options(phone).status()).isEqualTo(200);

            deployer.undeploy(WAR);
            int answers = phone.received().size();
            expectSilence(management, phone);
            assertThat(phone.received()).hasSize(answers);
        }
    }

    private static void expectSilence(Management management, SipPhone phone) {
        long before = management.read(SIP, "dropped-out-of-service").asLong();
        int answers = phone.received().size();
        phone.send(Sip.request(phone, "OPTIONS", "probe")
                .withFirst("Via", "SIP/2.0/UDP " + phone.address() + ";branch=z9hG4bKsilence;rport")
                .with("CSeq", "1 OPTIONS"));
        await().atMost(SipPhone.SOON)
                .until(() -> management.read(SIP, "dropped-out-of-service").asLong() > before);
        assertThat(phone.received()).hasSize(answers);
    }

    @Test
    void undeployingLeavesNothingBehind() {
        Management management = new Management(client);
        ServerProcess server = new ServerProcess(management);
        List<String> threads = List.of();
        // transactions hold their application until they end, 64 * T1 after the answer (RFC 3261 section 17.2.2)
        management.write(SIP, "t1", "50");
        try (SipPhone phone = Sip.phone()) {
            for (int round = 0; round < 3; round++) {
                deployer.deploy(WAR);
                assertThat(Sip.ask(phone, "timer")).isEqualTo("started");
                SipMessage message = phone.awaitRequest("MESSAGE", SipPhone.SOON);
                phone.send(message.answer(200, "OK", "t"));
                assertThat(server.holds(ClassLoaderMarker.class)).isTrue();
                deployer.undeploy(WAR);
                threads = round == 0 ? sipThreads(server) : threads;
            }
        }
        assertThat(sipThreads(server)).containsExactlyInAnyOrderElementsOf(threads);
        assertThat(threads).noneMatch(name -> name.contains("probe"));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> !server.holds(ClassLoaderMarker.class));
        management.undefine(SIP, "t1");
    }

    /** The threads that an application or the SIP stack brings; those that end by themselves later are left out. */
    private static List<String> sipThreads(ServerProcess server) {
        return server.threads().stream()
                .filter(name -> name.matches("sip-.*|EventScanner.*|Nio.*|pool-.*"))
                .filter(name -> !name.startsWith("pool-jain_sip_timer"))
                .toList();
    }

    @Test
    void anApplicationServesAgainAfterReload() {
        Management management = new Management(client);
        deployer.deploy(WAR);
        try (SipPhone phone = Sip.phone()) {
            assertThat(Sip.options(phone).status()).isEqualTo(200);

            ServerProcess server = new ServerProcess(management);
            List<String> threads = sipThreads(server);

            management.reload();

            await().untilAsserted(() -> assertThat(sipThreads(server)).containsExactlyInAnyOrderElementsOf(threads));
            assertThat(Sip.ask(phone, "names")).isEqualTo("app=probe module=probe comp=here loader=own");
        } finally {
            deployer.undeploy(WAR);
        }
    }

    @Test
    void whileTheServerIsSuspendedNewRequestsAreTurnedAway() {
        Management management = new Management(client);
        deployer.deploy(WAR);
        try (SipPhone phone = Sip.phone()) {
            management.run("/", "suspend");
            SipMessage refusal = Sip.options(phone);
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.header("Retry-After")).isEqualTo("30");

            management.run("/", "resume");
            assertThat(Sip.options(phone).status()).isEqualTo(200);
        } finally {
            deployer.undeploy(WAR);
        }
    }
}
