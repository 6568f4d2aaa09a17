package org.ringfence.billing.fraud;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.billing.fraud.Finding.Severity;
import org.ringfence.billing.fraud.ProfileRule.Threshold;

/**
 * The five counters of each account and rule (SPEC P3). Neither midnight nor another rule, nor new thresholds, reset what
 * is within a counter's window.
 */
public final class ProfileCounters {

    private static final int SECONDS_OF_MINUTE = 60;
    private static final int SECONDS_OF_HOUR = 3_600;

    private record Key(AccountId account, ProfileRule.Scope scope) {}

    private static final class Counts {
        private final RecentCalls minute = new RecentCalls(SECONDS_OF_MINUTE);
        private final RecentCalls hour = new RecentCalls(SECONDS_OF_HOUR);
        private int concurrent;
        private String last = "";
        private int sequence;
        private long day;
        private long talkSeconds;
    }

    private final Function<AccountId, List<ProfileRule>> rules;
    private final BoundedMap<Key, Counts> counters;

    /**
     * Counts from zero.
     *
     * @param rules those of an account, asked anew for each call
     * @param most accounts and rules that are counted; those unused the longest are forgotten first
     */
    public ProfileCounters(Function<AccountId, List<ProfileRule>> rules, int most) {
        this.rules = rules;
        this.counters = new BoundedMap<>(most);
    }

    /** Whether anything is counted for an account. */
    boolean watches(AccountId account) {
        return !rules.apply(account).isEmpty();
    }

    /** Looks at a call without counting it; the worst finding, null when there is none. */
    public @Nullable Finding judge(FraudCall call, LocalTime time) {
        List<ProfileRule> own = rules.apply(call.account());
        if (own.isEmpty()) {
            return null;
        }
        synchronized (this) {
            Finding worst = null;
            for (ProfileRule rule : own) {
                if (rule.covers(call, time)) {
                    worst = worse(worst, judge(call, rule, of(call.account(), rule)));
                }
            }
            return worst;
        }
    }

    /**
     * Looks at a running call that is to talk on; the finding that ends it, null when there is none.
     *
     * @param startedAt when it was asked for, as the time of the account's day
     * @param day of the account's owner, now
     * @param extra seconds of talk that it would hold
     */
    public @Nullable Finding judge(FraudCall call, LocalTime startedAt, long day, long extra) {
        List<ProfileRule> own = rules.apply(call.account());
        if (own.isEmpty()) {
            return null;
        }
        synchronized (this) {
            for (ProfileRule rule : own) {
                Threshold minutes = rule.thresholds().get(CallCounter.MINUTES_PER_DAY);
                if (minutes != null && rule.remedy().hangsUp() && rule.covers(call, startedAt)) {
                    Counts counts = of(call.account(), rule);
                    roll(counts, day);
                    long talk = (counts.talkSeconds + extra) / SECONDS_OF_MINUTE;
                    Finding found = judge(rule, CallCounter.MINUTES_PER_DAY, talk, minutes);
                    if (found != null && found.isCritical()) {
                        return found;
                    }
                }
            }
            return null;
        }
    }

    /** Counts a call that begins, and the talk that it holds. */
    public synchronized void began(FraudCall call, LocalTime time, long heldSeconds) {
        for (ProfileRule rule : rules.apply(call.account())) {
            if (rule.covers(call, time)) {
                Counts counts = of(call.account(), rule);
                counts.minute.add(call.at().getEpochSecond());
                counts.hour.add(call.at().getEpochSecond());
                counts.concurrent++;
                counts.sequence = counts.last.equals(call.number()) ? counts.sequence + 1 : 1;
                counts.last = call.number();
                roll(counts, call.day());
                counts.talkSeconds += heldSeconds;
            }
        }
    }

    /** A counted call holds more talk. */
    public synchronized void extended(FraudCall call, LocalTime startedAt, long day, long extraSeconds) {
        for (ProfileRule rule : rules.apply(call.account())) {
            Counts counts = counters.get(new Key(call.account(), rule.scope()));
            if (counts != null && rule.covers(call, startedAt)) {
                roll(counts, day);
                counts.talkSeconds += extraSeconds;
            }
        }
    }

    /**
     * A counted call is over.
     *
     * @param unusedSeconds of the talk that it held
     */
    public synchronized void ended(FraudCall call, LocalTime startedAt, long unusedSeconds) {
        for (ProfileRule rule : rules.apply(call.account())) {
            Counts counts = counters.get(new Key(call.account(), rule.scope()));
            if (counts != null && rule.covers(call, startedAt)) {
                counts.concurrent = Math.max(0, counts.concurrent - 1);
                counts.talkSeconds = Math.max(0, counts.talkSeconds - unusedSeconds);
            }
        }
    }

    private static @Nullable Finding judge(FraudCall call, ProfileRule rule, Counts counts) {
        roll(counts, call.day());
        Finding worst = null;
        for (Map.Entry<CallCounter, Threshold> entry : rule.thresholds().entrySet()) {
            long value = value(counts, entry.getKey(), call);
            worst = worse(worst, judge(rule, entry.getKey(), value, entry.getValue()));
        }
        return worst;
    }

    /** The counter's value with this call. */
    private static long value(Counts counts, CallCounter counter, FraudCall call) {
        return switch (counter) {
            case CALLS_PER_MINUTE -> counts.minute.until(call.at().getEpochSecond()) + 1L;
            case CALLS_PER_HOUR -> counts.hour.until(call.at().getEpochSecond()) + 1L;
            case CONCURRENT -> counts.concurrent + 1L;
            case SEQUENTIAL -> counts.last.equals(call.number()) ? counts.sequence + 1L : 1;
            case MINUTES_PER_DAY -> counts.talkSeconds / SECONDS_OF_MINUTE;
        };
    }

    private static @Nullable Finding judge(ProfileRule rule, CallCounter counter, long value, Threshold threshold) {
        if (threshold.critical() != null && value > threshold.critical()) {
            return finding(rule, counter, Severity.CRITICAL, value, threshold.critical());
        }
        if (threshold.warning() != null && value > threshold.warning()) {
            return finding(rule, counter, Severity.WARNING, value, threshold.warning());
        }
        return null;
    }

    private static Finding finding(ProfileRule rule, CallCounter counter, Severity severity, long value, int limit) {
        String about = counter + " " + rule.numbers();
        return new Finding(Detector.PROFILE, severity, about, value, limit, rule.remedy());
    }

    /** The one that demands more; the first of equals. */
    private static @Nullable Finding worse(@Nullable Finding one, @Nullable Finding other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return weight(other) > weight(one) ? other : one;
    }

    private static int weight(Finding finding) {
        Remedy remedy = finding.remedy();
        return finding.isCritical() && remedy != null ? 1 + remedy.action().ordinal() : 0;
    }

    private static void roll(Counts counts, long day) {
        if (counts.day != day) {
            counts.day = day;
            counts.talkSeconds = 0;
        }
    }

    private Counts of(AccountId account, ProfileRule rule) {
        return counters.computeIfAbsent(new Key(account, rule.scope()), unknown -> new Counts());
    }
}
