package org.ringfence.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The server under test as the operating system sees it (Linux).
 *
 * @param pid its process id
 */
record ServerProcess(long pid) {

    private static final long MICROS_PER_TICK = 10_000;

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

    private Path file(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
