package org.ringfence.billing.ejb;

import java.util.List;
import java.util.stream.Stream;
import org.ringfence.billing.fraud.FanInRules;
import org.ringfence.billing.fraud.FraudSettings;
import org.ringfence.billing.fraud.HabitRules;
import org.ringfence.billing.fraud.SpendRules;
import org.ringfence.billing.fraud.WangiriRules;
import org.ringfence.policy.FraudPolicy;

/** Turns the policy of fraud into the settings of its rule, once per change. */
final class FraudWiring {

    /** 1e-5 of a unit. */
    private static final long UNIT = 100_000;

    /** A hundredth of a unit in 1e-5 and in 1e-8 of it. */
    private static final long HUNDREDTH = 1_000;

    private static final long HUNDREDTH_OF_A_PRICE = 1_000_000;

    private final FraudPolicy policy;
    private final FraudSettings settings;

    FraudWiring(FraudPolicy policy) {
        this.policy = policy;
        this.settings = new FraudSettings(
                policy.mode() != FraudPolicy.Mode.OFF,
                policy.mode() == FraudPolicy.Mode.REFUSE,
                new SpendRules(
                        policy.dayAllowance() * UNIT,
                        policy.dayAllowanceHighRisk() * UNIT,
                        policy.dayFactor(),
                        policy.monthAllowance() * UNIT,
                        policy.monthAllowanceHighRisk() * UNIT,
                        policy.monthFactor(),
                        policy.newZoneShare()),
                new FanInRules(
                        Math.max(2, policy.fanInAccounts() - 1),
                        policy.fanInAccounts(),
                        policy.fanInWindow(),
                        policy.closed(),
                        policy.fanInPrice() * HUNDREDTH),
                new WangiriRules(
                        policy.wangiriUsers(), policy.wangiriRing(), WangiriRules.DEFAULT.window(), policy.closed()),
                new HabitRules(
                        policy.habitCalls(), policy.frequencyFactor(), policy.ratioChange(), policy.directionShare()),
                prefixes(policy),
                policy.highRiskPrice() * HUNDREDTH_OF_A_PRICE);
    }

    private static List<String> prefixes(FraudPolicy policy) {
        String list = policy.highRiskPrefixes();
        return list == null
                ? List.of()
                : Stream.of(list.split(",")).map(String::strip).toList();
    }

    boolean isOf(FraudPolicy current) {
        return policy == current;
    }

    FraudSettings settings() {
        return settings;
    }
}
