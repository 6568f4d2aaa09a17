package org.ringfence.sip.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.as.controller.ControlledProcessState;
import org.jboss.as.controller.ProcessStateNotifier;
import org.jboss.as.server.suspend.SuspendableActivityRegistry;
import org.jboss.as.server.suspend.SuspensionStateProvider;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.model.ManagedSubsystem;
import org.ringfence.model.Surroundings;
import org.ringfence.spec.Spec;

/** The subsystem with a running stack, and no application. */
class SipSubsystemTest {

    private static final String UDP = "connector=udp";
    private static final String SECOND = "connector=second";
    private static final String DOCUMENT = "<subsystem xmlns=\"urn:ringfence:sip:1.0\">"
            + "<connector name=\"udp\" socket-binding=\"sip-udp\"/></subsystem>";

    private int port;
    private int otherPort;
    private ManagedSubsystem subsystem;

    @BeforeEach
    void boot() throws Exception {
        port = freePort();
        otherPort = freePort();
        subsystem =
                boot(new Surroundings().withSocketBinding("sip-udp", port).withSocketBinding("sip-second", otherPort));
        assertThat(subsystem.bootFailures()).isEmpty();
    }

    /** Boots the subsystem as a running server does. */
    static ManagedSubsystem boot(Surroundings sockets) throws Exception {
        Surroundings surroundings = sockets.withService(SuspendableActivityRegistry.SERVICE_DESCRIPTOR, runningServer())
                .withService(ProcessStateNotifier.SERVICE_DESCRIPTOR, runningProcess());
        return ManagedSubsystem.boot("sip", new SipExtension(), DOCUMENT, surroundings);
    }

    @AfterEach
    void stop() throws Exception {
        subsystem.close();
    }

    private static SuspendableActivityRegistry runningServer() {
        return (SuspendableActivityRegistry) Proxy.newProxyInstance(
                SipSubsystemTest.class.getClassLoader(),
                new Class<?>[] {SuspendableActivityRegistry.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getState") ? SuspensionStateProvider.State.RUNNING : null);
    }

    private static ProcessStateNotifier runningProcess() {
        return (ProcessStateNotifier) Proxy.newProxyInstance(
                SipSubsystemTest.class.getClassLoader(),
                new Class<?>[] {ProcessStateNotifier.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getCurrentState") ? ControlledProcessState.State.RUNNING : null);
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private ModelNode addSecond(String transport) {
        ModelNode add = subsystem.operation("add", SECOND);
        add.get("socket-binding").set("sip-second");
        add.get("transport").set(transport);
        return add;
    }

    @Test
    void portThatIsTakenIsToldInASentenceWithItsRemedy() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(otherPort, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();

            assertThat(subsystem.refused(addSecond("udp")))
                    .contains("RFSIP0003: SIP connector 'second' can't listen on UDP")
                    .containsOnlyOnce("RFSIP0003")
                    .doesNotContain("Exception")
                    .contains(":" + otherPort, "Address already in use")
                    .contains(
                            "end the program that uses this port, or give the connector's socket-binding another one");
        }
        subsystem.done(addSecond("udp"));
    }

    @Test
    @Spec("A19")
    void connectorsComeAndGoAtRunTime() throws Exception {
        subsystem.done(addSecond("tcp"));
        subsystem.done(subsystem.operation("remove", SECOND));
        subsystem.done(addSecond("udp"));
        subsystem.done(subsystem.operation("remove", SECOND));

        try (DatagramSocket free = new DatagramSocket(otherPort, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    void connectorCountsWhatComesIn() throws Exception {
        byte[] message = "OPTIONS sip:a@b SIP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket sender = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            sender.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), port));
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> subsystem.read("messages-dropped", UDP).asLong() == 1);
        assertThat(subsystem.read("messages-received", UDP).asLong()).isEqualTo(1);
        assertThat(subsystem.read("bytes-received", UDP).asLong()).isEqualTo(message.length);
        assertThat(subsystem.read("open-connections", UDP).asLong()).isZero();
        assertThat(subsystem.read("messages-received").asLong()).isEqualTo(1);
        assertThat(subsystem.read("dropped-out-of-service").asLong()).isEqualTo(1);
        assertThat(subsystem.read("waiting-messages").asLong()).isZero();
        assertThat(subsystem.read("stray-responses").asLong()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "threads,3",
        "t1,400",
        "receive-buffer-size,1048576",
        "server-header,Test",
        "maximum-connections,5000",
        "connection-idle-timeout,60"
    })
    void changedStackAsksForAReload(String attribute, String value) {
        ModelNode answer = subsystem.answer(subsystem.write(attribute, new ModelNode(value)));

        assertThat(answer.get("outcome").asString()).isEqualTo("success");
        assertThat(answer.get("response-headers", "process-state").asString()).isEqualTo("reload-required");
    }

    @ParameterizedTest
    @CsvSource({
        "threads,0",
        "queue-length,15",
        "t1,49",
        "maximum-message-size,65536",
        "maximum-transactions,99",
        "maximum-connections,0",
        "maximum-connections-per-address,0",
        "connection-idle-timeout,9",
        "connection-message-timeout,300001"
    })
    void valueOutOfItsBoundsIsRefusedWithASentence(String attribute, String value) {
        assertThat(subsystem.refused(subsystem.write(attribute, new ModelNode(value))))
                .startsWith("WFLYCTL011")
                .contains(attribute, value);
    }

    @Test
    void connectorThatMakesNoSenseIsRefusedWithASentence() {
        assertThat(subsystem.refused(addSecond("carrier-pigeon"))).contains("carrier-pigeon", "transport");
        assertThat(subsystem.refused(addSecond("tls")))
                .isEqualTo("RFSIP0004: SIP connector 'second': transport tls needs an ssl-context, and the others "
                        + "have none");
        ModelNode publicPort = addSecond("udp");
        publicPort.get("public-port").set(5070);
        assertThat(subsystem.refused(publicPort)).contains("public-port", "public-host");
    }
}
