package org.ringfence.billing.packages;

import java.util.Arrays;
import java.util.List;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.spending.CallDate;
import org.ringfence.billing.tariff.Rate;

/**
 * Talk that is included in what an owner pays otherwise (SPEC G): calls that it covers cost nothing as long as some is left.
 *
 * @param name 1 to 100 characters
 * @param numbers what it covers, 1 to 50 of them: digits are a prefix, {@code on-net} the users of this server, {@code *} all;
 *     anything else is what the price list calls a destination, and with {@code *} at its end all that begin so
 * @param seconds talk of one period, in seconds, 1 to 1,000,000,000
 * @param period how often it begins anew, where the owner lives
 */
public record CallPackage(PackageId id, String name, List<String> numbers, long seconds, Period period) {

    /** Calls to the users of this server. */
    public static final String ON_NET = "on-net";

    private static final String ALL = "*";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NUMBERS = 500;
    private static final int MOST_NUMBERS = 50;
    private static final long MOST_SECONDS = 1_000_000_000;

    /** How often a package begins anew. */
    public enum Period {
        DAY,
        MONTH,
        /** Never: what is used is used. */
        ONCE
    }

    /** @throws IllegalArgumentException with a sentence when something is out of its bounds */
    public CallPackage {
        numbers = List.copyOf(numbers);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A package has a name of 1 to 100 characters");
        }
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new IllegalArgumentException("A package has 1 to 1000000000 seconds: " + seconds);
        }
        if (numbers.isEmpty()
                || numbers.size() > MOST_NUMBERS
                || text(numbers).length() > LONGEST_NUMBERS
                || numbers.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A package covers 1 to 50 kinds of numbers, of 500 characters together:"
                    + " prefixes, destinations of the price list, on-net, or *");
        }
    }

    /** Kinds of numbers from a text with commas. */
    public static List<String> numbers(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /** The kinds of numbers as a text that {@link #numbers(String)} reads. */
    public static String text(List<String> numbers) {
        return String.join(",", numbers);
    }

    /**
     * Whether it pays for calls to there.
     *
     * @param name what the price list calls the destination
     */
    public boolean covers(Destination destination, String name) {
        boolean onNet = destination instanceof Destination.OnNet;
        for (String kind : numbers) {
            if (kind.equals(ALL) || (onNet ? kind.equals(ON_NET) : coversNumber(kind, destination.text(), name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean coversNumber(String kind, String digits, String name) {
        if (Rate.isPrefix(kind)) {
            return digits.startsWith(kind);
        }
        return kind.endsWith(ALL) ? name.startsWith(kind.substring(0, kind.length() - 1)) : name.equals(kind);
    }

    /** The period that a day is in; later periods have greater numbers. */
    int periodOf(CallDate date) {
        return switch (period) {
            case DAY -> date.day();
            case MONTH -> date.month();
            case ONCE -> 0;
        };
    }
}
