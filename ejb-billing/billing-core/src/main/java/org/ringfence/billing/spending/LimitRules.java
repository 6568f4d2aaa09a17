package org.ringfence.billing.spending;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
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
 * @param addresses what calls from one address may come to, null for no limit (SPEC F1 to F4)
 * @param atAddresses the only account whose calls count at addresses, null for all (SPEC F5)
 */
public record LimitRules(
        LimitSet endUser,
        LimitSet trafficSender,
        int halfLife,
        boolean postpaidLimits,
        boolean talkLimits,
        WeeklyHours offPeak,
        @Nullable AddressLimit addresses,
        @Nullable AccountId atAddresses) {

    /** Without limits of addresses. */
    public LimitRules(
            LimitSet endUser,
            LimitSet trafficSender,
            int halfLife,
            boolean postpaidLimits,
            boolean talkLimits,
            WeeklyHours offPeak) {
        this(endUser, trafficSender, halfLife, postpaidLimits, talkLimits, offPeak, null, null);
    }

    /** The limit at the addresses that an account calls from. */
    @Nullable
    AddressLimit addressesOf(AccountId account) {
        return atAddresses == null || atAddresses.equals(account) ? addresses : null;
    }

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
