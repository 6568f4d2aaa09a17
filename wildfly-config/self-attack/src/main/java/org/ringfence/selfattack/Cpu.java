package org.ringfence.selfattack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time of the server, as Linux counts it.
 *
 * @param pid its process, -1 for unknown
 */
record Cpu(long pid) {

    private static final long MICROS_PER_TICK = 10_000;

    /** User and system time since its start, in µs; -1 when it can't be known. */
    long micros() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.UTF_8);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
        } catch (IOException unknown) {
            return -1;
        }
    }
}
