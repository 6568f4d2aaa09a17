package org.ringfence.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The helper that puts banned addresses into nftables, with an nft that writes down what it is told. */
class FirewallToolTest {

    private static final Path TOOL = Path.of("src/main/server/tools/nftables/ringfence-nft.sh");
    private static final long FAR = 4_000_000_000L;

    @TempDir
    private Path folder;

    private Path list;

    @BeforeEach
    void fakeNft() throws IOException {
        list = folder.resolve("addresses");
        script("nft", "cat >> '" + folder.resolve("told") + "'");
    }

    private void script(String name, String body) throws IOException {
        Path script = folder.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(String... before) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of("sh", TOOL.toString(), "--once", list.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (before.length == 0) {
            builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        }
        builder.environment().put("RUNTIME_DIRECTORY", folder.resolve("run").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + said;
    }

    private List<String> added() throws IOException {
        return Files.readAllLines(folder.resolve("told")).stream()
                .filter(line -> line.startsWith("add element"))
                .map(line -> line.replaceAll("timeout [0-9]+s", "timeout"))
                .toList();
    }

    @Test
    void listedAddressesAreAddedWithTheirTimeAndTheListIsConfirmed() throws Exception {
        Files.writeString(list, "ringfence 17\n4 192.0.2.0/24 " + FAR + "\n6 2001:db8:0:0:0:0:0:7 " + FAR + "\n");

        assertThat(run()).isEqualTo("0");

        assertThat(added())
                .containsExactly(
                        "add element inet ringfence banned4 { 192.0.2.0/24 timeout }",
                        "add element inet ringfence banned6 { 2001:db8:0:0:0:0:0:7 timeout }");
        assertThat(folder.resolve("run/applied")).hasContent("17");
    }

    @Test
    void linesThatAreNoBansAreNeverHandedOn() throws Exception {
        Files.writeString(
                list,
                "ringfence 17\n4 192.0.2.1 } ; flush ruleset " + FAR + "\n4 $(id) " + FAR + "\n4 192.0.2.2 5\n"
                        + "6 192.0.2.3 " + FAR + "\n4 192.0.2.4;x " + FAR + "\nflush ruleset\n");

        run();

        assertThat(added()).isEmpty();
        assertThat(Files.readString(folder.resolve("told"))).doesNotContain("ruleset");
    }

    @Test
    void withoutAListNothingIsBanned() throws Exception {
        assertThat(run()).isEqualTo("0");

        assertThat(Files.readAllLines(folder.resolve("told")))
                .contains("flush set inet ringfence banned4", "flush set inet ringfence banned6")
                .noneMatch(line -> line.startsWith("add element"));
    }

    @Test
    void listThatIsNotTakenIsNotConfirmed() throws Exception {
        Files.writeString(list, "ringfence 17\n4 192.0.2.1 " + FAR + "\n");
        script("nft", "! grep -q 'add element'");

        assertThat(run()).isEqualTo("1");
        assertThat(folder.resolve("run/applied")).doesNotExist();
    }

    @Test
    void kernelTakesTheListAndForgetsWhatIsUnbanned() throws Exception {
        String space = "rf" + ProcessHandle.current().pid();
        assumeTrue(command("ip", "netns", "add", space) == 0, "network namespaces may be made here");
        try {
            String[] within = {"ip", "netns", "exec", space};
            assumeTrue(command("ip", "netns", "exec", space, "nft", "list", "ruleset") == 0, "nft works here");
            Files.writeString(list, "ringfence 1\n4 192.0.2.0/24 " + FAR + "\n4 198.51.100.7 " + FAR + "\n");
            assertThat(run(within)).isEqualTo("0");
            assertThat(isBanned(space, "192.0.2.9")).isTrue();
            assertThat(isBanned(space, "198.51.100.7")).isTrue();

            Files.writeString(list, "ringfence 2\n4 192.0.2.0/24 " + FAR + "\n");
            assertThat(run(within)).isEqualTo("0");
            assertThat(isBanned(space, "192.0.2.9")).isTrue();
            assertThat(isBanned(space, "198.51.100.7")).isFalse();
        } finally {
            command("ip", "netns", "del", space);
        }
    }

    private static boolean isBanned(String space, String address) throws Exception {
        String element = "{ " + address + " }";
        return command("ip", "netns", "exec", space, "nft", "get", "element", "inet", "ringfence", "banned4", element)
                == 0;
    }

    private static int command(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException notInstalled) {
            return -1;
        }
    }
}
