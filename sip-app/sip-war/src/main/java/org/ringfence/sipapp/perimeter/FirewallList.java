package org.ringfence.sipapp.perimeter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.ringfence.gate.ban.AddressList;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.policy.ExportPolicy;

/**
 * Keeps a file of all addresses that are banned as a whole, for a helper with the rights to tell the operating system's
 * firewall (SPEC A14). The first line is {@code ringfence SERIAL}; each other one is {@code 4 ADDRESS UNTIL} or
 * {@code 6 ADDRESS UNTIL}, with the end of the ban in seconds since 1970. The helper answers with the serial in a file of
 * its own.
 */
final class FirewallList {

    private static final int LONGEST_ANSWER = 32;

    private final Path file;
    private final Path answer;
    private final BanBook bans;
    private final Supplier<ExportPolicy> policy;
    private final InstantSource clock;
    private volatile Written written = new Written(ExportPolicy.DEFAULT, -1);
    private volatile long serial;

    /** What the file was written for. */
    private record Written(ExportPolicy policy, long changes) {}

    /** Whether the helper has done what the file says. */
    enum State {
        /** No file is kept. */
        OFF,
        /** The helper has not confirmed the latest file. */
        WAITING,
        /** The helper has confirmed the latest file. */
        APPLIED
    }

    /**
     * A list that is not written yet.
     *
     * @param file its folder is made if it is missing
     * @param answer where the helper confirms
     */
    FirewallList(Path file, Path answer, BanBook bans, Supplier<ExportPolicy> policy, InstantSource clock) {
        this.file = file;
        this.answer = answer;
        this.bans = bans;
        this.policy = policy;
        this.clock = clock;
    }

    /** Writes the file if the bans or the policy have changed since it was written. */
    synchronized void tend() {
        ExportPolicy current = policy.get();
        Written now = new Written(current, bans.changes());
        if (now.equals(written)) {
            return;
        }
        try {
            if (current.firewallList()) {
                write(current);
            } else {
                serial = 0;
                Files.deleteIfExists(file);
            }
            written = now;
        } catch (IOException unwritable) {
            PerimeterLog.LOG.notWritten(file, unwritable.toString());
        }
    }

    private void write(ExportPolicy current) throws IOException {
        long next = Math.max(serial + 1, clock.millis());
        List<String> lines = new ArrayList<>();
        lines.add("ringfence " + next);
        for (AddressList.Entry entry : AddressList.of(bans, current.firewallListMax())) {
            String family = entry.range().isIpv4() ? "4 " : "6 ";
            lines.add(family + entry.range() + ' ' + TimeUnit.MILLISECONDS.toSeconds(entry.until()));
        }
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(file.getFileName() + ".part");
        Files.write(unfinished, lines, StandardCharsets.US_ASCII);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        serial = next;
    }

    /** Whether the helper has done what the bans of now say. */
    State state() {
        if (serial == 0) {
            return State.OFF;
        }
        boolean latest = written.changes() == bans.changes();
        return latest && Long.toString(serial).equals(confirmed()) ? State.APPLIED : State.WAITING;
    }

    private String confirmed() {
        try {
            return Files.size(answer) > LONGEST_ANSWER
                    ? ""
                    : Files.readString(answer, StandardCharsets.US_ASCII).strip();
        } catch (IOException noAnswer) {
            return "";
        }
    }
}
