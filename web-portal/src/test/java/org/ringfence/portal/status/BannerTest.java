package org.ringfence.portal.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.DynamicMBean;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BannerTest {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final ServerModel model = new ServerModel(server);

    @BeforeEach
    void standsOnAServer() throws Exception {
        resource("subsystem=sip,connector=udp", Map.of("transport", "udp", "socketBinding", "sip-udp"));
        resource("subsystem=sip,connector=tcp", Map.of("transport", "tcp", "socketBinding", "sip-tcp"));
        resource("subsystem=sip,connector=tls", Map.of("transport", "tls", "socketBinding", "sip-tls"));
        bound("sip-udp", "192.0.2.7", 5060);
        bound("sip-tcp", "192.0.2.7", 5060);
        resource("socket-binding-group=standard-sockets,socket-binding=sip-tls", Map.of("bound", false));
        bound("http", "2001:db8::7", 8080);
        resource("deployment=ringfence.ear", Map.of("status", "OK"));
    }

    @Test
    void connectorsOfOneAddressStandInOneLineAndThoseThatDoNotListenAreLeftOut() {
        assertThat(new Banner(model, false).text().lines().map(String::strip))
                .containsExactly("SIP      sip:192.0.2.7:5060 (TCP, UDP)", "Status   http://[2001:db8::7]:8080/");
        assertThat(model.connectors())
                .extracting(ServerModel.Connector::name, ServerModel.Connector::listens)
                .containsExactly(tuple("tcp", true), tuple("tls", false), tuple("udp", true));
    }

    @Test
    void passwordsAreShownInADemoOnly() {
        assertThat(new Banner(model, true).text()).contains("alice", "ringfence-demo");
        assertThat(new Banner(model, false).text()).doesNotContain("alice", "ringfence-demo");
    }

    @Test
    void deploymentThatFailedIsNamed() throws Exception {
        assertThat(model.failedDeployments()).isEmpty();

        resource("deployment=other.war", Map.of("status", "FAILED"));

        assertThat(model.failedDeployments()).containsExactly("other.war");
    }

    private void bound(String socketBinding, String address, int port) throws Exception {
        resource(
                "socket-binding-group=standard-sockets,socket-binding=" + socketBinding,
                Map.of("bound", true, "boundAddress", address, "boundPort", port));
    }

    private void resource(String name, Map<String, Object> attributes) throws Exception {
        server.registerMBean(new Resource(attributes), new ObjectName("jboss.as:" + name));
    }

    private record Resource(Map<String, Object> attributes) implements DynamicMBean {

        @Override
        public Object getAttribute(String attribute) {
            return attributes.get(attribute);
        }

        @Override
        public void setAttribute(Attribute attribute) {
            throw new UnsupportedOperationException(attribute.getName());
        }

        @Override
        public AttributeList getAttributes(String[] names) {
            return new AttributeList();
        }

        @Override
        public AttributeList setAttributes(AttributeList given) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object invoke(String action, Object[] parameters, String[] signature) {
            throw new UnsupportedOperationException(action);
        }

        @Override
        public MBeanInfo getMBeanInfo() {
            return new MBeanInfo(Resource.class.getName(), "a resource of the model", null, null, null, null);
        }
    }
}
