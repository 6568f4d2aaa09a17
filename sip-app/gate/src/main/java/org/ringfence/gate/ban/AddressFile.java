package org.ringfence.gate.ban;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ringfence.policy.address.AddressRange;

/**
 * What stands in a list of addresses and networks, one a line; {@code #} and {@code ;} begin comments (SPEC P11).
 *
 * @param entries in the order of the lines
 * @param problems sentences about the first lines that can't be read
 */
public record AddressFile(List<AddressRange> entries, List<String> problems) {

    private static final int MOST_PROBLEMS = 20;
    /** A list that names more addresses with one entry bans half the world by a slip of the pen. */
    private static final int WIDEST_IPV4 = 8;

    private static final int WIDEST_IPV6 = 16;

    /** Copies both. */
    public AddressFile {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** Reads lines, so many entries at most. */
    public static AddressFile read(Stream<String> lines, int most) {
        List<AddressRange> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int[] number = new int[1];
        lines.forEach(line -> {
            String entry = line.replaceFirst("[#;].*", "").strip();
            number[0]++;
            if (entry.isEmpty() || entries.size() >= most) {
                return;
            }
            try {
                entries.add(range(entry));
            } catch (IllegalArgumentException unreadable) {
                if (problems.size() < MOST_PROBLEMS) {
                    problems.add("line " + number[0] + ": " + unreadable.getMessage());
                }
            }
        });
        return new AddressFile(entries, problems);
    }

    private static AddressRange range(String entry) {
        AddressRange range = AddressRange.parse(entry);
        int widest = range.isIpv4() ? AddressRange.IPV4_OFFSET + WIDEST_IPV4 : WIDEST_IPV6;
        if (range.prefix() < widest) {
            throw new IllegalArgumentException("'" + entry + "' names too many addresses: /" + WIDEST_IPV4 + " and /"
                    + WIDEST_IPV6 + " are the widest for IPv4 and IPv6");
        }
        return range;
    }
}
