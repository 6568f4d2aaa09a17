package org.ringfence.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server under test as the operating system sees it (Linux).
 *
 * @param pid its process id
 */
record ServerProcess(long pid) {

    private static final long MICROS_PER_TICK = 10_000;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** User and system CPU time since its start, in µs; the kernel counts in steps of 10 ms. */
    long cpuMicros() throws IOException {
        String stat = Files.readString(file("stat"), StandardCharsets.UTF_8);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
    }

    /** Resident memory in MiB. */
    long residentMebibytes() throws IOException {
        return Files.readAllLines(file("status"), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }

    /** What lives in the heap after a full collection, in MiB, as {@code jcmd} tells it. */
    long heapMebibytes() throws IOException, InterruptedException {
        command("GC.run");
        Matcher used = USED.matcher(command("GC.heap_info"));
        if (!used.find()) {
            throw new IOException("The server does not tell its heap");
        }
        return Long.parseLong(used.group(1)) / 1_024;
    }

    private String command(String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    private Path file(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
