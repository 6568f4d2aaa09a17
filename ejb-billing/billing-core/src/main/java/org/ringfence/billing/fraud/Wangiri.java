package org.ringfence.billing.fraud;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.billing.fraud.Finding.Severity;

/**
 * Calls that ring for a moment so that somebody calls back a dear number (SPEC P22). A range that does so to several
 * users is closed to calls back, but for those who called it before.
 */
public final class Wangiri {

    private static final int MOST_USERS = 1_000;

    private static final class Range {
        private final Map<String, Instant> users = new HashMap<>();
        private Instant closedUntil = Instant.MIN;
    }

    private final Supplier<WangiriRules> rules;
    private final BoundedMap<String, Range> ranges;

    /** @param most ranges that are remembered; those unused the longest are forgotten first */
    public Wangiri(Supplier<WangiriRules> rules, int most) {
        this.rules = rules;
        this.ranges = new BoundedMap<>(most);
    }

    /**
     * Somebody outside rang a user and was not answered.
     *
     * @param range the caller's, as {@link FraudCall#range()} makes it
     * @param user who was called
     * @param ringing how long
     */
    public synchronized void missed(String range, String user, Duration ringing, Instant at) {
        WangiriRules now = rules.get();
        if (ringing.compareTo(now.longestRing()) > 0) {
            return;
        }
        Range caller = ranges.computeIfAbsent(range, unknown -> new Range());
        caller.users.values().removeIf(when -> when.isBefore(at.minus(now.window())));
        if (caller.users.size() < MOST_USERS) {
            caller.users.put(user, at);
        }
        if (caller.users.size() >= now.users()) {
            caller.closedUntil = at.plus(now.closed());
        }
    }

    /** Whether the call is one back to bait; null when not. */
    public synchronized @Nullable Finding judge(FraudCall call) {
        Range range = ranges.get(call.range());
        if (range == null || !call.at().isBefore(range.closedUntil)) {
            return null;
        }
        return new Finding(
                Detector.WANGIRI,
                Severity.CRITICAL,
                call.range(),
                range.users.size(),
                rules.get().users());
    }
}
