package org.ringfence.billing.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the past calls are known to be fraud: those to which all that is given applies; none when nothing is given.
 *
 * @param account whose calls, null for anybody's
 * @param from the first instant, null for any
 * @param until the instant behind the last, null for any
 * @param prefixes where they went, empty for anywhere
 */
public record FraudMark(
        @Nullable Long account,
        @Nullable Instant from,
        @Nullable Instant until,
        List<String> prefixes) {

    /** No call is known to be fraud. */
    public static final FraudMark NONE = new FraudMark(null, null, null, List.of());

    public FraudMark {
        prefixes = List.copyOf(prefixes);
    }

    boolean covers(PastCall call) {
        return !(account == null && from == null && until == null && prefixes.isEmpty())
                && (account == null || account == call.account())
                && (from == null || !call.startedAt().isBefore(from))
                && (until == null || call.startedAt().isBefore(until))
                && (prefixes.isEmpty()
                        || (!call.onNet() && prefixes.stream().anyMatch(call.destination()::startsWith)));
    }
}
