package org.ringfence.billing.account;

import org.ringfence.billing.money.Money;

/**
 * An account that is to be opened.
 *
 * @param name unique, 1 to 200 characters
 * @param terms what was agreed
 * @param openingBalance booked as the first entry of its ledger, not negative; zero when nothing is said (SPEC F31)
 */
public record NewAccount(String name, AccountTerms terms, Money openingBalance) {

    private static final int LONGEST_NAME = 200;

    public NewAccount {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("An account has a name of 1 to 200 characters: " + name);
        }
        if (openingBalance.isNegative()) {
            throw new IllegalArgumentException("An account opens with no debt: " + openingBalance);
        }
        if (!openingBalance.currency().equals(terms.currency())) {
            throw new IllegalArgumentException("An account has one currency: " + openingBalance);
        }
    }

    /** Opens with nothing. */
    public static NewAccount of(String name, AccountTerms terms) {
        return new NewAccount(name, terms, Money.zero(terms.currency()));
    }
}
