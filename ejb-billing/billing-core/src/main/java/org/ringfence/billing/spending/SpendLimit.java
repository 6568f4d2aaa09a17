package org.ringfence.billing.spending;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.money.Money;

/**
 * A limit on the money of a day or a month, and where it stands.
 *
 * @param reason why a call is refused that it has no room for
 * @param limit the most that may be spent and reserved
 * @param spent what calls that are over have cost
 */
public record SpendLimit(RefusalReason reason, Money limit, Money spent) {

    /** What operators know it by. */
    public String name() {
        return nameOf(reason);
    }

    /** What operators know a limit by. */
    public static String nameOf(RefusalReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it leaves beside what is spent; not negative. */
    public Money left() {
        Money left = limit.minus(spent);
        return left.isNegative() ? Money.zero(limit.currency()) : left;
    }

    /** What may be reserved on top of what is reserved; negative when a limit was lowered below that. */
    public Money left(Money reserved) {
        return limit.minus(spent).minus(reserved);
    }

    /** All that apply to an account. */
    public static List<SpendLimit> of(LimitsNow now, Usage usage) {
        Limits limits = now.limits();
        Usage today = usage.at(now);
        List<SpendLimit> all = new ArrayList<>();
        add(all, RefusalReason.DAY_LIMIT, limits.day(), today.daySpent());
        DynamicDay dynamic = limits.dynamicDay();
        add(all, RefusalReason.DYNAMIC_DAY_LIMIT, dynamic == null ? null : dynamic.limit(today), today.daySpent());
        add(all, RefusalReason.MONTH_LIMIT, month(limits, today), today.monthSpent());
        return all;
    }

    /** The one that leaves the least. */
    public static Optional<SpendLimit> tightest(LimitsNow now, Usage usage) {
        return of(now, usage).stream().min(Comparator.comparing(SpendLimit::left));
    }

    private static @Nullable Money month(Limits limits, Usage today) {
        Money month = limits.month();
        return month == null ? null : month.plus(today.growthUnder(limits));
    }

    private static void add(List<SpendLimit> all, RefusalReason reason, @Nullable Money limit, Money spent) {
        if (limit != null) {
            all.add(new SpendLimit(reason, limit, spent));
        }
    }
}
