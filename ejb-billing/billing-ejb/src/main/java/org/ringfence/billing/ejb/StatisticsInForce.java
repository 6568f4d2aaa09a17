package org.ringfence.billing.ejb;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.fraud.StatisticsRules;
import org.ringfence.policy.AutoBanPolicy;
import org.ringfence.policy.AutoBanPolicy.Mode;

/** What the policy says of bad statistics, made once per change. */
final class StatisticsInForce implements Supplier<StatisticsRules> {

    private record Made(AutoBanPolicy policy, StatisticsRules rules) {}

    private final Supplier<AutoBanPolicy> current;
    private volatile @Nullable Made made;

    StatisticsInForce(Supplier<AutoBanPolicy> current) {
        this.current = current;
    }

    @Override
    public StatisticsRules get() {
        AutoBanPolicy policy = current.get();
        Made known = made;
        if (known == null || known.policy() != policy) {
            known = new Made(policy, rules(policy));
            made = known;
        }
        return known.rules();
    }

    private static StatisticsRules rules(AutoBanPolicy policy) {
        return new StatisticsRules(
                policy.mode() != Mode.OFF,
                policy.mode() == Mode.NUMBER_AND_ADDRESS,
                policy.window(),
                policy.sample(),
                policy.leastAnswered(),
                policy.leastTalk(),
                policy.shortCall(),
                policy.mostShort(),
                policy.mostFailed(),
                policy.mostNumbers(),
                policy.closed());
    }
}
