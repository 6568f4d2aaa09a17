package org.ringfence.selfattack;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table that the suite prints. */
final class Report {

    private static final String LINE = "%-26s %6s %9s %9s %9s  %-6s %s%n";

    private Report() {}

    /**
     * The table.
     *
     * @param defences what the console says of each source
     */
    static String of(List<Result> results, Map<String, String> defences) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT,
                LINE,
                "attack",
                "sent",
                "answered",
                "last, ms",
                "µs each",
                "",
                "what was seen; which defence"));
        for (Result result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    LINE,
                    result.name(),
                    result.sent(),
                    result.answered(),
                    result.lastAnswerMillis(),
                    result.cpuMicros() < 0 || result.sent() == 0 ? "-" : result.cpuMicros() / result.sent(),
                    result.held() ? "held" : "FAILED",
                    result.remark() + defence(result, defences)));
        }
        long failed = results.stream().filter(result -> !result.held()).count();
        table.append(failed == 0 ? "All defences held.\n" : failed + " of " + results.size() + " defences failed.\n");
        return table.toString();
    }

    private static String defence(Result result, Map<String, String> defences) {
        String defence = defences.getOrDefault(result.source(), "-");
        return result.source().isEmpty() || defence.equals("-") ? "" : "; " + defence;
    }
}
