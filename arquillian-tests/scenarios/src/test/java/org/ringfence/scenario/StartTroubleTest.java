package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** What stands in the way of a start is said in one sentence that names the remedy. */
class StartTroubleTest {

    private static final int PORT_OFFSET = 930;
    private static final int SIP_PORT = 5060 + PORT_OFFSET;

    @Test
    void portInUseIsNamedWithItsRemedyAndTheOtherConnectorsServe() throws Exception {
        try (DatagramSocket intruder = new DatagramSocket(SIP_PORT, InetAddress.getLoopbackAddress());
                RunningServer server = RunningServer.boot("port-in-use", ServerOptions.demo(PORT_OFFSET))) {
            assertThat(intruder.isBound()).isTrue();
            assertThat(server.console().linesWith("RFSIP0002"))
                    .singleElement()
                    .asString()
                    .contains("'udp'", "127.0.0.1:" + SIP_PORT, "end the program that uses this port");
            assertThat(server.console().linesWith("'tcp' listens")).isNotEmpty();
            assertThat(server.console().lines()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    void databaseThatCanNotBeReachedIsNamedInOneSentence() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        ServerOptions options = ServerOptions.demo(PORT_OFFSET)
                .with("ringfence.db.url", "jdbc:postgresql://127.0.0.1:" + free + "/ringfence")
                .with("ringfence.db.user", "ringfence")
                .with("ringfence.db.password", "secret");

        try (RunningServer server = RunningServer.boot("no-database", options)) {
            assertThat(server.console().linesWith("RFPER"))
                    .singleElement()
                    .asString()
                    .contains("database")
                    .doesNotContain("secret");
            assertThat(server.console().lines()).noneMatch(line -> line.startsWith("\tat "));
            assertThat(server.console().says("RFWEB0001")).isFalse();
        }
    }
}
