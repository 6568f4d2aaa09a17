package org.ringfence.billing.ejb;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rating.WeeklyHours;
import org.ringfence.billing.spending.AddressLimit;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.policy.AddressPolicy;
import org.ringfence.policy.LimitPolicy;
import org.ringfence.policy.LimitPolicy.DynamicFor;

/** Limits as the policy says; its texts are read once after each change. */
final class LimitsInForce implements Supplier<LimitRules> {

    private final Supplier<LimitPolicy> policy;
    private final Supplier<AddressPolicy> addresses;
    private volatile Known known = new Known(LimitPolicy.DEFAULT, AddressPolicy.DEFAULT);

    LimitsInForce(Supplier<LimitPolicy> policy, Supplier<AddressPolicy> addresses) {
        this.policy = policy;
        this.addresses = addresses;
    }

    private record Known(LimitPolicy policy, AddressPolicy addresses, LimitRules rules) {
        Known(LimitPolicy policy, AddressPolicy addresses) {
            this(policy, addresses, LimitsInForce.rules(policy, addresses));
        }
    }

    @Override
    public LimitRules get() {
        LimitPolicy now = policy.get();
        Known last = known;
        AddressPolicy atAddresses = addresses.get();
        if (!last.policy.equals(now) || !last.addresses.equals(atAddresses)) {
            last = new Known(now, atAddresses);
            known = last;
        }
        return last.rules;
    }

    private static LimitRules rules(LimitPolicy policy, AddressPolicy addresses) {
        boolean users = policy.dynamicDayLimit() != DynamicFor.OFF;
        boolean senders = policy.dynamicDayLimit() == DynamicFor.ALL;
        String hours = policy.offPeak();
        return new LimitRules(
                set(policy, policy.dayLimitEndUser(), users ? policy.dynamicLeastEndUser() : null),
                set(policy, policy.dayLimitTrafficSender(), senders ? policy.dynamicLeastTrafficSender() : null),
                policy.dynamicHalfLife(),
                policy.postpaidLimits(),
                policy.talkLimits(),
                hours == null ? WeeklyHours.NEVER : WeeklyHours.parse(hours),
                limit(addresses),
                addresses.account() < 0 ? null : new AccountId(addresses.account()));
    }

    private static @Nullable AddressLimit limit(AddressPolicy policy) {
        Long cost = units(policy.cost());
        boolean none = policy.calls() == 0 && policy.talk().isZero() && (cost == null || cost == 0);
        return none
                ? null
                : new AddressLimit(policy.calls(), policy.talk().toSeconds(), cost == null ? 0 : cost, policy.period());
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
