package org.ringfence.billing.spending;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.money.Money;

/**
 * How the limit of a month grows with months in which the account had answered and charged calls (SPEC F11, F12).
 *
 * @param step what such a month adds
 * @param end the limit up to which it grows; null: it does not grow
 */
public record Growth(Money step, @Nullable Money end) {

    /**
     * What is added to a limit after some more months.
     *
     * @param before what was added before
     * @param months that are over and were active
     * @param limit what the limit is without growth
     */
    Money after(Money before, int months, Money limit) {
        if (end == null || months == 0) {
            return before;
        }
        long room = Math.max(0, end.minus(limit).units());
        long wanted = Math.addExact(before.units(), Math.multiplyExact(step.units(), months));
        return new Money(Math.max(before.units(), Math.min(room, wanted)), before.currency());
    }
}
