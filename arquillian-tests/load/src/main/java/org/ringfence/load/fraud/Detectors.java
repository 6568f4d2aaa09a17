package org.ringfence.load.fraud;

import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.fraud.CallCounter;
import org.ringfence.billing.fraud.FanIn;
import org.ringfence.billing.fraud.FanInRules;
import org.ringfence.billing.fraud.FraudAction;
import org.ringfence.billing.fraud.FraudGuard;
import org.ringfence.billing.fraud.NumberKind;
import org.ringfence.billing.fraud.ProfileCounters;
import org.ringfence.billing.fraud.ProfileRule;
import org.ringfence.billing.fraud.ProfileRule.Threshold;
import org.ringfence.billing.fraud.Remedy;
import org.ringfence.billing.fraud.SpendBaseline;
import org.ringfence.billing.fraud.SpendRules;
import org.ringfence.billing.fraud.Wangiri;
import org.ringfence.billing.fraud.WangiriRules;

/** A guard with some of the detectors, as they are when nothing is configured. */
final class Detectors {

    /** What can be looked at alone. */
    enum Detector {
        /** Money spent in a zone on a day and in a month (SPEC Q5). */
        SPEND,
        /** Accounts that turn to one range (SPEC Q9). */
        FAN_IN,
        /** Calls back to whoever rang for a moment (SPEC P22). */
        WANGIRI,
        /** The profile of the handbook: little at a time to numbers of high risk (SPEC P3). */
        PROFILE
    }

    static final Set<Detector> ALL = EnumSet.allOf(Detector.class);

    private static final int MOST = 200_000;
    private static final long NO_AMOUNT = Long.MAX_VALUE / 1_000;
    private static final SpendRules ANY_SPEND = new SpendRules(NO_AMOUNT, NO_AMOUNT, 1, NO_AMOUNT, NO_AMOUNT, 1, 0);
    private static final FanInRules ANY_CROWD = new FanInRules(
            Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofMinutes(60), Duration.ofHours(24), NO_AMOUNT / 1_000);
    private static final WangiriRules ANY_RING =
            new WangiriRules(Integer.MAX_VALUE, Duration.ofSeconds(6), Duration.ofHours(12), Duration.ofDays(7));
    private static final ProfileRule LITTLE_AT_A_TIME = new ProfileRule(
            new NumberKind("HIGH_RISK"),
            LocalTime.MIN,
            LocalTime.MIN,
            Map.of(
                    CallCounter.CONCURRENT, new Threshold(1, 2),
                    CallCounter.MINUTES_PER_DAY, new Threshold(5, 20)),
            new Remedy(FraudAction.HANG_UP, LockLevel.NONE));

    private final FraudGuard guard;
    private final Wangiri wangiri;

    Detectors(Set<Detector> which) {
        SpendRules spend = which.contains(Detector.SPEND) ? SpendRules.DEFAULT : ANY_SPEND;
        FanInRules crowd = which.contains(Detector.FAN_IN) ? FanInRules.DEFAULT : ANY_CROWD;
        WangiriRules ring = which.contains(Detector.WANGIRI) ? WangiriRules.DEFAULT : ANY_RING;
        List<ProfileRule> profile = which.contains(Detector.PROFILE) ? List.of(LITTLE_AT_A_TIME) : List.of();
        wangiri = new Wangiri(() -> ring, MOST);
        guard = new FraudGuard(
                new SpendBaseline(() -> spend, MOST),
                new FanIn(() -> crowd, MOST),
                wangiri,
                new ProfileCounters(account -> profile, MOST));
    }

    FraudGuard guard() {
        return guard;
    }

    Wangiri wangiri() {
        return wangiri;
    }
}
