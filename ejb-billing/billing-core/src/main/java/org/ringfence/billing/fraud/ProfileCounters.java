package org.ringfence.billing.fraud;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.billing.fraud.Finding.Severity;
import org.ringfence.billing.fraud.FraudProfile.Threshold;

/**
 * The five counters of each account and profile (SPEC P3). Neither midnight nor another profile resets what is within a
 * counter's window, and running calls are never forgotten.
 */
public final class ProfileCounters {

    private static final int SECONDS_OF_MINUTE = 60;
    private static final int SECONDS_OF_HOUR = 3_600;

    private record Key(AccountId account, FraudProfile profile) {}

    private static final class Counts {
        private final ArrayDeque<Long> seconds = new ArrayDeque<>();
        private int concurrent;
        private String last = "";
        private int sequence;
        private long day;
        private long talkSeconds;
    }

    private final Supplier<List<FraudProfile>> profiles;
    private final BoundedMap<Key, Counts> counters;

    /** @param most accounts and profiles that are counted; those unused the longest are forgotten first */
    public ProfileCounters(Supplier<List<FraudProfile>> profiles, int most) {
        this.profiles = profiles;
        this.counters = new BoundedMap<>(most);
    }

    /** Looks at a call without counting it; the worst finding, null when there is none. */
    public synchronized @Nullable Finding judge(FraudCall call, LocalTime time) {
        Finding worst = null;
        for (FraudProfile profile : profiles.get()) {
            if (profile.covers(call.zone(), time)) {
                Finding found = judge(call, profile, of(call.account(), profile));
                if (found != null && found.isCritical()) {
                    return found;
                }
                worst = worst == null ? found : worst;
            }
        }
        return worst;
    }

    /** Counts a call that begins. */
    public synchronized void began(FraudCall call, LocalTime time) {
        for (FraudProfile profile : profiles.get()) {
            if (profile.covers(call.zone(), time)) {
                Counts counts = of(call.account(), profile);
                counts.seconds.add(call.at().getEpochSecond());
                counts.concurrent++;
                counts.sequence = counts.last.equals(call.number()) ? counts.sequence + 1 : 1;
                counts.last = call.number();
            }
        }
    }

    /** A counted call is over. */
    public synchronized void ended(FraudCall call, LocalTime startedAt, long talkSeconds) {
        for (FraudProfile profile : profiles.get()) {
            Counts counts = counters.get(new Key(call.account(), profile));
            if (counts != null && profile.covers(call.zone(), startedAt)) {
                counts.concurrent = Math.max(0, counts.concurrent - 1);
                roll(counts, call.day());
                counts.talkSeconds += talkSeconds;
            }
        }
    }

    private static @Nullable Finding judge(FraudCall call, FraudProfile profile, Counts counts) {
        forget(counts, call.at());
        roll(counts, call.day());
        Finding worst = null;
        for (Map.Entry<CallCounter, Threshold> entry : profile.thresholds().entrySet()) {
            long value = value(counts, entry.getKey(), call);
            Finding found = judge(entry.getKey() + " " + profile.zones(), value, entry.getValue());
            if (found != null && (worst == null || found.isCritical())) {
                worst = found;
            }
        }
        return worst;
    }

    /** The counter's value with this call. */
    private static long value(Counts counts, CallCounter counter, FraudCall call) {
        return switch (counter) {
            case CALLS_PER_MINUTE -> since(counts, call.at(), SECONDS_OF_MINUTE) + 1;
            case CALLS_PER_HOUR -> counts.seconds.size() + 1L;
            case CONCURRENT -> counts.concurrent + 1L;
            case SEQUENTIAL -> counts.last.equals(call.number()) ? counts.sequence + 1L : 1;
            case MINUTES_PER_DAY -> counts.talkSeconds / SECONDS_OF_MINUTE;
        };
    }

    private static @Nullable Finding judge(String about, long value, Threshold threshold) {
        if (threshold.critical() != null && value > threshold.critical()) {
            return new Finding(Detector.PROFILE, Severity.CRITICAL, about, value, threshold.critical());
        }
        if (threshold.warning() != null && value > threshold.warning()) {
            return new Finding(Detector.PROFILE, Severity.WARNING, about, value, threshold.warning());
        }
        return null;
    }

    private static long since(Counts counts, Instant now, int seconds) {
        long first = now.getEpochSecond() - seconds;
        return counts.seconds.stream().filter(second -> second > first).count();
    }

    private static void forget(Counts counts, Instant now) {
        long first = now.getEpochSecond() - SECONDS_OF_HOUR;
        while (!counts.seconds.isEmpty() && counts.seconds.peekFirst() <= first) {
            counts.seconds.removeFirst();
        }
    }

    private static void roll(Counts counts, long day) {
        if (counts.day != day) {
            counts.day = day;
            counts.talkSeconds = 0;
        }
    }

    private Counts of(AccountId account, FraudProfile profile) {
        return counters.computeIfAbsent(new Key(account, profile), unknown -> new Counts());
    }
}
