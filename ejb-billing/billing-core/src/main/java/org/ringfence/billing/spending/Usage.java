package org.ringfence.billing.spending;

import java.util.Currency;
import org.ringfence.billing.money.Money;

/**
 * What an account has spent and talked by calls that are over. A call counts on the day of its end; what it holds until
 * then counts as reserved on every day.
 *
 * @param date the day, and its month, that is being counted
 * @param daySpent charges of that day
 * @param dayTalk seconds of speech of that day
 * @param monthSpent charges of that month
 * @param monthTalk seconds of speech of that month
 * @param highest the most that was ever spent on a day before that day
 * @param highestOn the day on which that was, in days since 1970-01-01
 * @param growth what the months have added to the limit of a month (SPEC F11)
 * @param activeMonths months with charged calls that are over and have not added anything yet
 */
public record Usage(
        CallDate date,
        Money daySpent,
        long dayTalk,
        Money monthSpent,
        long monthTalk,
        Money highest,
        int highestOn,
        Money growth,
        int activeMonths) {

    /** Of a new account. */
    public static Usage none(Currency currency) {
        Money nothing = Money.zero(currency);
        return new Usage(CallDate.NEVER, nothing, 0, nothing, 0, nothing, 0, nothing, 0);
    }

    /**
     * The same at a later day: what is over is closed. An earlier one changes nothing, so that nothing is lost.
     *
     * @param halfLife days after which half of the dearest day is forgotten; 0 for never
     */
    public Usage at(CallDate today, int halfLife) {
        if (today.compareTo(date) <= 0) {
            return this;
        }
        Money nothing = Money.zero(daySpent.currency());
        boolean higher = daySpent.isPositive() && daySpent.covers(remembered(halfLife));
        boolean sameMonth = today.month() == date.month();
        return new Usage(
                today,
                nothing,
                0,
                sameMonth ? monthSpent : nothing,
                sameMonth ? monthTalk : 0,
                higher ? daySpent : highest,
                higher ? date.day() : highestOn,
                growth,
                sameMonth || !monthSpent.isPositive() ? activeMonths : activeMonths + 1);
    }

    /** The same on the day of these limits. */
    public Usage at(LimitsNow now) {
        return at(now.date(), now.halfLife());
    }

    /** With a call that ended on this day. */
    public Usage plus(LimitsNow end, Money charge, long talkSeconds) {
        Usage then = at(end);
        return new Usage(
                then.date,
                then.daySpent.plus(charge),
                then.dayTalk + talkSeconds,
                then.monthSpent.plus(charge),
                then.monthTalk + talkSeconds,
                then.highest,
                then.highestOn,
                then.growth,
                then.activeMonths);
    }

    /** The same on this day, with the months that are over added to the limit of a month; a repeat adds nothing. */
    public Usage closed(LimitsNow now) {
        Usage today = at(now);
        return new Usage(
                today.date,
                today.daySpent,
                today.dayTalk,
                today.monthSpent,
                today.monthTalk,
                today.highest,
                today.highestOn,
                today.growthUnder(now.limits()),
                0);
    }

    /** What months that are over add to the limit of a month, those included that are not closed yet. */
    Money growthUnder(Limits limits) {
        Growth rule = limits.growth();
        Money month = limits.month();
        return rule == null || month == null ? growth : rule.after(growth, activeMonths, month);
    }

    /**
     * The most that was spent on an earlier day, as it counts on this one.
     *
     * @param halfLife days after which half of it is forgotten; 0 for never (SPEC F21)
     */
    Money remembered(int halfLife) {
        if (halfLife == 0) {
            return highest;
        }
        int halvings = Math.min(Long.SIZE - 1, Math.max(0, date.day() - highestOn) / halfLife);
        return new Money(highest.units() >> halvings, highest.currency());
    }
}
