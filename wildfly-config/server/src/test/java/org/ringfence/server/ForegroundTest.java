package org.ringfence.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ForegroundTest {

    @Test
    void stoppingTheBuildStopsTheServerFirst() throws Exception {
        Process build = foreground("echo $$; trap 'exit 0' TERM; while :; do sleep 0.1; done");
        long server;
        try (BufferedReader output = build.inputReader(StandardCharsets.UTF_8)) {
            server = Long.parseLong(output.readLine());
            assertThat(ProcessHandle.of(server)).isPresent();

            build.destroy();

            assertThat(build.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ProcessHandle.of(server)).isEmpty();
    }

    @Test
    void serverThatFailsFailsTheBuild() {
        assertThatThrownBy(() -> Foreground.main(new String[] {"sh", "-c", "exit 3"}))
                .hasMessageContaining("code 3");
    }

    @Test
    void serverThatEndsWellEndsTheBuildWell() throws Exception {
        Foreground.main(new String[] {"sh", "-c", "test -n \"$JAVA_HOME\""});
    }

    private static Process foreground(String script) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of(Foreground.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        Foreground.class.getName(),
                        "sh",
                        "-c",
                        script)
                .redirectErrorStream(true)
                .start();
    }
}
