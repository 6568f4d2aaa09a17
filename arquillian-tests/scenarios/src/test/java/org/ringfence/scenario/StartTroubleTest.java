package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stands in the way of a start is said in one sentence that names the remedy. */
class StartTroubleTest {

    private static final int PORT_OFFSET = 930;
    private static final int SIP_PORT = 5060 + PORT_OFFSET;
    private static final int HTTP_PORT = 8080 + PORT_OFFSET;

    @Test
    void portsInUseAreNamedWithTheirRemedyAndTheOtherConnectorsServe() throws Exception {
        try (DatagramSocket intruder = new DatagramSocket(SIP_PORT, InetAddress.getLoopbackAddress());
                ServerSocket another = new ServerSocket(HTTP_PORT, 1, InetAddress.getLoopbackAddress());
                RunningServer server = RunningServer.boot("port-in-use", ServerOptions.demo(PORT_OFFSET))) {
            assertThat(intruder.isBound() && another.isBound()).isTrue();
            assertThat(server.console().linesWith("RFSIP0002"))
                    .singleElement()
                    .asString()
                    .contains("'udp'", "127.0.0.1:" + SIP_PORT, "end the program that uses this port");
            assertThat(server.console().linesWith("RFEXT0007"))
                    .singleElement()
                    .asString()
                    .contains("HTTP can't listen on 127.0.0.1:" + HTTP_PORT, "-Djboss.http.port=PORT");
            assertThat(server.console().linesWith("MSC000001")).isEmpty();
            assertThat(server.console().linesWith("'tcp' listens")).isNotEmpty();
            assertThat(server.console().lines()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    @ExtendWith(SharedServer.class)
    void folderThatAnotherServerUsesIsNamedWithItsRemedy(RunningServer other) {
        ServerOptions options = ServerOptions.demo(PORT_OFFSET)
                .with("ringfence.data", other.data().toString());

        try (RunningServer server = RunningServer.boot("folder-in-use", options)) {
            await().until(() -> !server.console().lines().isEmpty());
            assertThat(server.alive()).isFalse();
            assertThat(server.console().lines())
                    .singleElement()
                    .asString()
                    .contains(other.data().toString(), "stop it, or give this one a folder of its own");
        }
    }
}
