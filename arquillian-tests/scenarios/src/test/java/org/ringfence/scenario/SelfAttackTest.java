package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ringfence.spec.Spec;

/** The bundled suite of attacks, as an operator runs it. */
@ExtendWith(SharedServer.class)
class SelfAttackTest {

    private static final int PATIENCE_SECONDS = 300;

    @AfterAll
    static void forgive(RunningServer server) {
        server.management().run("unban-all", Map.of(), "subsystem", "ringfence");
    }

    @Test
    @Spec("Q11")
    void everyDefenceHoldsAndOrdinaryServiceGoesOn(RunningServer server) throws Exception {
        Process suite = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("ringfence.server"), "bin", "ringfence-attack.sh")
                                .toString(),
                        "--server",
                        "127.0.0.1:" + server.sip().getPort(),
                        "--user",
                        "bob",
                        "--password",
                        "bob-secret",
                        "--console",
                        "127.0.0.1:" + server.managementPage("").getPort()))
                .redirectErrorStream(true)
                .start();
        String report = new String(suite.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(suite.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(report).contains("All defences held.", "ban: GUESSING, total-failure-limit");
        assertThat(suite.exitValue()).isZero();
    }
}
