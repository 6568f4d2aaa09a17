package org.ringfence.billing.credit;

import org.ringfence.billing.account.AccountType;

/**
 * Where the price of a call to a number has to be from.
 *
 * @param unrated what becomes of calls without such a price (SPEC G1)
 * @param exact whose prices have to be in their own list, whatever {@code unrated} says (SPEC G3)
 */
public record RateRules(Unrated unrated, Exact exact) {

    /** Any price will do, and without one there is no call. */
    public static final RateRules DEFAULT = new RateRules(Unrated.REFUSE, Exact.NOBODY);

    /** What becomes of calls without a price; each level asks for more than the one before (SPEC G1). */
    public enum Unrated {
        /** They are admitted, and cost nothing. */
        ADMIT,
        /** They are refused. */
        REFUSE,
        /** So are those whose price is not from the tariff of the account, or from one that this one looks into. */
        REFUSE_UNASSIGNED,
        /** So are those whose price is not in the very list of the account's tariff. */
        REFUSE_UNLISTED
    }

    /** Whose prices have to be in their own list (SPEC G3). */
    public enum Exact {
        NOBODY,
        TRAFFIC_SENDERS,
        EVERYBODY
    }

    Unrated of(AccountType type) {
        boolean listed =
                exact == Exact.EVERYBODY || (exact == Exact.TRAFFIC_SENDERS && type == AccountType.TRAFFIC_SENDER);
        return listed ? Unrated.REFUSE_UNLISTED : unrated;
    }
}
