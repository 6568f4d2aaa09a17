package org.ringfence.billing.fraud;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;

/**
 * Judges calls by the habits of their accounts while they are asked for and while they run, and learns from those that
 * end. For any number of threads; nothing waits.
 */
public final class FraudGuard {

    private static final class Running {
        private final FraudCall call;
        private final LocalTime time;
        private long seconds;
        private long held;

        Running(FraudCall call, LocalTime time, long seconds, long held) {
            this.call = call;
            this.time = time;
            this.seconds = seconds;
            this.held = held;
        }
    }

    private final SpendBaseline spend;
    private final FanIn fanIn;
    private final Wangiri wangiri;
    private final ProfileCounters profiles;
    private final Map<AttemptId, Running> running = new ConcurrentHashMap<>();

    public FraudGuard(SpendBaseline spend, FanIn fanIn, Wangiri wangiri, ProfileCounters profiles) {
        this.spend = spend;
        this.fanIn = fanIn;
        this.wangiri = wangiri;
        this.profiles = profiles;
    }

    /**
     * Asks whether a call may begin; the caller decides what a finding does, and then tells by {@link #began}.
     *
     * @param time of day in the account's time zone
     * @param slice talk that would be held first, in seconds
     * @return the worst finding, null when there is none
     */
    public @Nullable Finding judge(FraudCall call, LocalTime time, long slice) {
        Finding counted = profiles.judge(call, time);
        if (counted != null && refuses(counted)) {
            return counted;
        }
        Finding bait = wangiri.judge(call);
        if (bait != null) {
            return bait;
        }
        Finding money = spend.judge(call.account(), call.zone(), call.day(), cost(call, slice));
        if (money != null && money.isCritical()) {
            return money;
        }
        Finding crowd = fanIn.judge(call);
        if (crowd != null && crowd.isCritical()) {
            return crowd;
        }
        if (counted != null && counted.isCritical()) {
            return counted;
        }
        return money != null ? money : crowd != null ? crowd : counted;
    }

    /** A call begins and holds its first slice. */
    public void began(FraudCall call, LocalTime time, long slice) {
        long held = cost(call, slice);
        if (running.putIfAbsent(call.id(), new Running(call, time, slice, held)) == null) {
            spend.hold(call.account(), call.zone(), held);
            profiles.began(call, time, slice);
        }
    }

    /**
     * Asks whether a running call may go on until so many seconds of talk, and holds that.
     *
     * @param day the day of the account's owner
     * @param anyway whether it goes on whatever is found, unless a profile ends running calls
     * @return a critical finding when it may not; null also for calls that are not known here
     */
    public @Nullable Finding extend(AttemptId id, long day, long seconds, boolean anyway) {
        Running call = running.get(id);
        if (call == null) {
            return null;
        }
        synchronized (call) {
            long extra = Math.max(0, cost(call.call, seconds) - call.held);
            long extraSeconds = Math.max(0, seconds - call.seconds);
            Finding counted = profiles.judge(call.call, call.time, day, extraSeconds);
            Finding found = counted != null ? counted : spend.judge(call.call.account(), call.call.zone(), day, extra);
            if (counted == null && (anyway || found == null || !found.isCritical())) {
                profiles.extended(call.call, call.time, day, extraSeconds);
                call.seconds += extraSeconds;
                spend.hold(call.call.account(), call.call.zone(), extra);
                call.held += extra;
            }
            return found;
        }
    }

    /** The talk that a running call holds, in seconds; 0 when it is not known here. */
    long seconds(AttemptId id) {
        Running call = running.get(id);
        if (call == null) {
            return 0;
        }
        synchronized (call) {
            return call.seconds;
        }
    }

    /** Who pays for a running call, null when it is over. */
    @Nullable
    AccountId account(AttemptId id) {
        Running call = running.get(id);
        return call == null ? null : call.call.account();
    }

    /**
     * A call is over.
     *
     * @param day the day of the account's owner
     * @param charge in 1e-5 of the currency's unit
     * @return the call; null for one that is not known here
     */
    public @Nullable FraudCall ended(AttemptId id, long day, Duration talk, long charge) {
        Running call = running.remove(id);
        if (call == null) {
            return null;
        }
        synchronized (call) {
            spend.spend(call.call.account(), call.call.zone(), day, call.held, charge);
            profiles.ended(call.call, call.time, Math.max(0, call.seconds - talk.toSeconds()));
        }
        return call.call;
    }

    private static boolean refuses(Finding found) {
        Remedy remedy = found.remedy();
        return found.isCritical() && remedy != null && remedy.refuses();
    }

    private static long cost(FraudCall call, long seconds) {
        return call.price().charge(seconds).units();
    }
}
