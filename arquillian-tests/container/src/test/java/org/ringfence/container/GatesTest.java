package org.ringfence.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class GatesTest {

    private static final String GATES = "gates";
    private static final String SIP = "/subsystem=sip";

    @ArquillianResource
    private Deployer deployer;

    @ArquillianResource
    private ManagementClient client;

    @Deployment(testable = false, order = 1)
    static WebArchive application() {
        return Applications.war();
    }

    @Deployment(name = GATES, managed = false, testable = false)
    static JavaArchive gates() {
        return Applications.gates();
    }

    @Test
    void gatesOfAnApplicationDecideUntilItIsUndeployed() {
        Management management = new Management(client);
        try (SipPhone phone = Sip.phone()) {
            deployer.deploy(GATES);
            assertThat(refused(phone).status()).isEqualTo(403);
            assertThat(Sip.options(phone).status()).isEqualTo(200);

            long dropped = management.read(SIP, "dropped-by-source-gate").asLong();
            phone.send(longOptions(phone));
            assertThat(Sip.options(phone).status()).isEqualTo(200);
            assertThat(management.read(SIP, "dropped-by-source-gate").asLong()).isEqualTo(dropped + 1);

            deployer.undeploy(GATES);
            assertThat(refused(phone).status()).isEqualTo(200);
            assertThat(phone.ask(Sip.request(phone, "OPTIONS", "probe").with("Subject", "x".repeat(1_000)))
                            .status())
                    .isEqualTo(200);
        }
    }

    private static SipMessage refused(SipPhone phone) {
        return phone.ask(Sip.request(phone, "OPTIONS", "refused"));
    }

    private static SipMessage longOptions(SipPhone phone) {
        return Sip.request(phone, "OPTIONS", "probe")
                .withFirst("Via", "SIP/2.0/UDP " + phone.address() + ";branch=z9hG4bKlong;rport")
                .with("CSeq", "1 OPTIONS")
                .with("Subject", "x".repeat(1_000));
    }
}
