package org.ringfence.selfattack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the server's own console, by the installation's {@code jboss-cli.sh}, which defence stopped whom. */
final class Console {

    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern PID = Pattern.compile("\"result\" => \"(\\d+)@");
    private static final Pattern ANSWER = Pattern.compile(
            "\"key\" => \"([^\"]+)\",\\s*\"verdict\" => \"([^\"]*)\"(?:,\\s*\"bans\" => \\[\\{(.*?)\\}\\])?",
            Pattern.DOTALL);
    private static final Pattern BAN = Pattern.compile(
            "\"cause\" => \"(\\w+)\".*?\"rule\" => \"([^\"]*)\".*?\"threshold\" => (\\d+)", Pattern.DOTALL);

    private final @Nullable Path cli;
    private final @Nullable String address;

    /**
     * A console.
     *
     * @param cli the program, null where there is none
     * @param address of the management interface, null when it must not be asked
     */
    Console(@Nullable Path cli, @Nullable String address) {
        this.cli = cli;
        this.address = address;
    }

    /** The server's process, for its processor time; empty when that can't be known. */
    Map<String, String> explain(List<String> sources) throws InterruptedException {
        Map<String, String> explained = new HashMap<>();
        String commands = String.join(
                ",",
                sources.stream()
                        .map(source -> "/subsystem=ringfence:explain-ban(source=" + source + ")")
                        .toList());
        Matcher answer = ANSWER.matcher(ask(commands));
        while (answer.find()) {
            explained.put(answer.group(1), text(answer.group(2), answer.group(3)));
        }
        return explained;
    }

    private static String text(String verdict, @Nullable String bans) {
        Matcher ban = BAN.matcher(bans == null ? "" : bans);
        if (ban.find()) {
            return "ban: " + ban.group(1) + ", " + ban.group(2) + " " + ban.group(3);
        }
        return verdict.contains("floods") ? "no answers to a flood without proof of its address" : "-";
    }

    /** The id of the server's process, -1 when it can't be known. */
    long process() throws InterruptedException {
        Matcher pid = PID.matcher(ask("/core-service=platform-mbean/type=runtime:read-attribute(name=name)"));
        return pid.find() ? Long.parseLong(pid.group(1)) : -1;
    }

    private String ask(String commands) throws InterruptedException {
        if (cli == null || address == null || !Files.isExecutable(cli)) {
            return "";
        }
        try {
            Process process = new ProcessBuilder(
                            cli.toString(), "--connect", "--controller=" + address, "--commands=" + commands)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return text;
        } catch (IOException silent) {
            return "";
        }
    }
}
