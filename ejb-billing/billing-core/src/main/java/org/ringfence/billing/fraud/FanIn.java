package org.ringfence.billing.fraud;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.billing.fraud.Finding.Severity;

/**
 * Several accounts that turn to one range of dear numbers within minutes: each spends little, all together much (SPEC
 * Q9). Whoever called the range before the run began is not counted and not refused.
 */
public final class FanIn {

    private static final int MOST_REGULARS = 1_000;

    /** 1e-8 of a minute's price to 1e-5 of an amount. */
    private static final long PRICE_TO_AMOUNT = 1_000;

    private static final class Range {
        private final Set<AccountId> regulars = new HashSet<>();
        private final Map<AccountId, Instant> newcomers = new HashMap<>();
        private Instant closedUntil = Instant.MIN;
        private int warnedAt;
    }

    private final Supplier<FanInRules> rules;
    private final BoundedMap<String, Range> ranges;

    /** @param most ranges that are remembered; those unused the longest are forgotten first */
    public FanIn(Supplier<FanInRules> rules, int most) {
        this.rules = rules;
        this.ranges = new BoundedMap<>(most);
    }

    /** An account called such a number long ago, as the records tell it. */
    public synchronized void learn(AccountId account, String range) {
        Range known = ranges.computeIfAbsent(range, unknown -> new Range());
        if (known.regulars.size() < MOST_REGULARS) {
            known.regulars.add(account);
        }
    }

    /** Counts the call, unless it is refused; null when there is nothing to tell. */
    public synchronized @Nullable Finding judge(FraudCall call) {
        FanInRules now = rules.get();
        if (!counts(call, now)) {
            return null;
        }
        Range range = ranges.computeIfAbsent(call.range(), unknown -> new Range());
        settle(range, call.at(), now.window());
        if (range.regulars.contains(call.account())) {
            return null;
        }
        boolean known = range.newcomers.containsKey(call.account());
        int accounts = range.newcomers.size() + (known ? 0 : 1);
        if (accounts >= now.critical()) {
            range.closedUntil = call.at().plus(now.closed());
        }
        if (call.at().isBefore(range.closedUntil)) {
            return new Finding(Detector.FAN_IN, Severity.CRITICAL, call.range(), accounts, now.critical());
        }
        range.newcomers.putIfAbsent(call.account(), call.at());
        if (accounts >= now.warning() && accounts > range.warnedAt) {
            range.warnedAt = accounts;
            return new Finding(Detector.FAN_IN, Severity.WARNING, call.range(), accounts, now.warning());
        }
        return null;
    }

    private static boolean counts(FraudCall call, FanInRules now) {
        return call.zone().risk() == Zone.Risk.HIGH || call.price().perMinute().units() >= now.dear() * PRICE_TO_AMOUNT;
    }

    /** Newcomers whose window is over without a run become regulars. */
    private static void settle(Range range, Instant now, Duration window) {
        Instant before = now.minus(window);
        boolean open = !now.isBefore(range.closedUntil);
        range.newcomers.entrySet().removeIf(newcomer -> {
            boolean over = newcomer.getValue().isBefore(before);
            if (over && open && range.regulars.size() < MOST_REGULARS) {
                range.regulars.add(newcomer.getKey());
            }
            return over && open;
        });
        if (range.newcomers.isEmpty()) {
            range.warnedAt = 0;
        }
    }
}
