package org.ringfence.billing.ejb;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rating.WeeklyHours;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.policy.LimitPolicy;
import org.ringfence.policy.LimitPolicy.DynamicFor;

/** Limits as the policy says; its texts are read once after each change. */
final class LimitsInForce implements Supplier<LimitRules> {

    private final Supplier<LimitPolicy> policy;
    private volatile Known known = new Known(LimitPolicy.DEFAULT, rules(LimitPolicy.DEFAULT));

    LimitsInForce(Supplier<LimitPolicy> policy) {
        this.policy = policy;
    }

    private record Known(LimitPolicy policy, LimitRules rules) {}

    @Override
    public LimitRules get() {
        LimitPolicy now = policy.get();
        Known last = known;
        if (last.policy.equals(now)) {
            return last.rules;
        }
        LimitRules rules = rules(now);
        known = new Known(now, rules);
        return rules;
    }

    private static LimitRules rules(LimitPolicy policy) {
        boolean users = policy.dynamicDayLimit() != DynamicFor.OFF;
        boolean senders = policy.dynamicDayLimit() == DynamicFor.ALL;
        String hours = policy.offPeak();
        return new LimitRules(
                set(policy, policy.dayLimitEndUser(), users ? policy.dynamicLeastEndUser() : null),
                set(policy, policy.dayLimitTrafficSender(), senders ? policy.dynamicLeastTrafficSender() : null),
                policy.dynamicHalfLife(),
                policy.postpaidLimits(),
                policy.talkLimits(),
                hours == null ? WeeklyHours.NEVER : WeeklyHours.parse(hours));
    }

    private static LimitSet set(LimitPolicy policy, @Nullable String day, @Nullable String dynamicLeast) {
        return new LimitSet(
                units(day),
                units(policy.monthLimit()),
                units(policy.monthStep()),
                units(policy.monthEnd()),
                units(dynamicLeast),
                dynamicLeast == null && policy.dynamicFactor() == LimitSet.STANDARD_FACTOR
                        ? null
                        : Integer.valueOf(policy.dynamicFactor()),
                seconds(policy.dayTalk()),
                seconds(policy.monthTalk()),
                policy.offPeakLines() == 0 ? null : Integer.valueOf(policy.offPeakLines()),
                units(policy.lowBalance()));
    }

    private static @Nullable Long seconds(Duration talk) {
        return talk.isZero() ? null : Long.valueOf(talk.toSeconds());
    }

    /** The record of the policy has looked at the text. */
    private static @Nullable Long units(@Nullable String amount) {
        return Optional.ofNullable(amount)
                .map(text -> Money.units(text).orElseThrow())
                .orElse(null);
    }
}
