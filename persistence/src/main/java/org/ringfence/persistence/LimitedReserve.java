package org.ringfence.persistence;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.spending.DynamicDay;
import org.ringfence.billing.spending.Limits;

/**
 * Takes money and a line from the row of an account with limits by one conditional update. It may refuse what would fit,
 * where a limit has grown lately or half of a day is forgotten; then the row is looked at closer.
 */
final class LimitedReserve {

    private static final String TODAY = "case when usage_day = ? then day_spent else 0 end";
    private static final String DEAREST =
            "case when usage_day = ? then highest_day else greatest(highest_day, day_spent) end";

    static final String STATEMENT = "update account set reserved = reserved + ?, lines_in_use = lines_in_use + 1"
            + " where id = ? and lock_level <= ? and lines_in_use < coalesce(cast(? as integer), lines_max)"
            + " and balance + credit_limit - reserved >= ? and usage_day <= ?"
            + " and reserved + (" + TODAY + ") + ? <= least(?, greatest(?, ? * (" + DEAREST + ")))"
            + " and reserved + (case when usage_month = ? then month_spent else 0 end) + ? <= ? + month_growth"
            + " and (case when usage_day = ? then day_talk else 0 end) < ?"
            + " and (case when usage_month = ? then month_talk else 0 end) < ?";

    /** More than any account has. */
    private static final BigDecimal ENDLESS = new BigDecimal("1000000000000");

    private LimitedReserve() {}

    static @Nullable Object[] values(ReserveCommand command, Money amount) {
        Limits limits = command.limits().limits();
        DynamicDay dynamic = limits.dynamicDay();
        LineLimit lines = limits.lines();
        int day = command.limits().date().day();
        int month = command.limits().date().month();
        return new @Nullable Object[] {
            amount,
            command.account().value(),
            command.highestLock().ordinal(),
            lines == null ? null : lines.max(),
            amount,
            day,
            day,
            amount,
            decimal(limits.day()),
            dynamic == null ? ENDLESS : decimal(dynamic.least()),
            dynamic == null || dynamic.halfLife() > 0 ? 0 : dynamic.factor(),
            day,
            month,
            amount,
            decimal(limits.month()),
            day,
            most(limits.dayTalk()),
            month,
            most(limits.monthTalk())
        };
    }

    private static BigDecimal decimal(@Nullable Money limit) {
        return limit == null ? ENDLESS : limit.toDecimal();
    }

    private static long most(@Nullable Long talk) {
        return talk == null ? Long.MAX_VALUE : talk;
    }
}
