package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person meets first. */
@ExtendWith(SharedServer.class)
class ServerBootTest {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Test
    void consoleSaysWhereCallsAreTakenAndWhoMayCallInTheDemo(RunningServer server) {
        assertThat(server.console().linesWith("sip:127.0.0.1:" + server.sip().getPort()))
                .singleElement()
                .asString()
                .contains("TCP", "UDP");
        assertThat(server.console().linesWith(server.page("/").toString())).isNotEmpty();
        assertThat(server.console().linesWith("alice")).isNotEmpty();
    }

    @Test
    void consoleOfADemoShowsNeitherErrorsNorStackTraces(RunningServer server) {
        assertThat(server.console().lines()).noneMatch(line -> line.contains(" ERROR ") || line.startsWith("\tat "));
    }

    @Test
    void statusPageSaysThatTheServiceIsInService(RunningServer server) throws Exception {
        HttpResponse<String> page = get(server.page("/"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Ringfence is in service");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void probesSeeAReadyService(RunningServer server) throws Exception {
        HttpResponse<String> health = get(server.managementPage("/health/ready"));

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"ringfence.ear\":\"OK\"");
    }

    @Test
    void webConsoleIsThere(RunningServer server) throws Exception {
        assertThat(get(server.managementPage("/console/index.html")).statusCode())
                .isEqualTo(200);
        assertThat(get(server.managementPage("/management")).statusCode())
                .as("the management API asks who is there")
                .isEqualTo(401);
    }

    @Test
    void managementShowsSipSocketsAsBound(RunningServer server) {
        ModelNode port = server.management()
                .run(
                        "read-attribute",
                        Map.of("name", "bound-port"),
                        "socket-binding-group",
                        "standard-sockets",
                        "socket-binding",
                        "sip-udp");

        assertThat(port.asInt()).isEqualTo(server.sip().getPort());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
