package org.ringfence.billing.spending;

import org.ringfence.billing.account.AccountType;
import org.ringfence.billing.rating.WeeklyHours;

/**
 * What holds for all accounts where nothing is agreed with them.
 *
 * @param endUser limits of end users
 * @param trafficSender limits of traffic senders
 * @param halfLife days after which half of the dearest day is forgotten; 0 for never (SPEC F21)
 * @param postpaidLimits whether limits of the month apply to postpaid accounts (SPEC F9)
 * @param talkLimits whether limits of speech apply (SPEC F29)
 * @param offPeak when other numbers of lines apply (SPEC F7)
 */
public record LimitRules(
        LimitSet endUser,
        LimitSet trafficSender,
        int halfLife,
        boolean postpaidLimits,
        boolean talkLimits,
        WeeklyHours offPeak) {

    /** No limits but agreed ones. */
    public static final LimitRules NONE =
            new LimitRules(LimitSet.NONE, LimitSet.NONE, 0, true, true, WeeklyHours.NEVER);

    /** Carriers are paid, and have none. */
    LimitSet of(AccountType type) {
        return switch (type) {
            case END_USER -> endUser;
            case TRAFFIC_SENDER -> trafficSender;
            case TRUNK -> LimitSet.NONE;
        };
    }
}
