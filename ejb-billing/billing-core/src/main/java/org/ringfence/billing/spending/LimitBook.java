package org.ringfence.billing.spending;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.CreditMode;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.packages.PackageSource;

/** Puts together what is agreed with an account and what holds for all, at the moment of asking. */
public final class LimitBook implements LimitSource {

    private final TermsSource accounts;
    private final LimitStore agreed;
    private final Supplier<LimitRules> rules;
    private final PackageSource packages;

    /**
     * Limits as they are in force.
     *
     * @param accounts remembers terms
     * @param agreed remembers limits
     * @param rules asked anew each time, so that changes count at once
     * @param packages remembers packages
     */
    public LimitBook(TermsSource accounts, LimitStore agreed, Supplier<LimitRules> rules, PackageSource packages) {
        this.packages = packages;
        this.accounts = accounts;
        this.agreed = agreed;
        this.rules = rules;
    }

    /** Limits where nobody has a package. */
    public LimitBook(TermsSource accounts, LimitStore agreed, Supplier<LimitRules> rules) {
        this(accounts, agreed, rules, PackageSource.NONE);
    }

    @Override
    public LimitsNow limitsOf(AccountId account, Instant now) {
        Optional<AccountTerms> terms = accounts.termsOf(account);
        if (terms.isEmpty()) {
            return UNLIMITED.limitsOf(account, now);
        }
        LimitRules all = rules.get();
        return limitsOf(account, terms.get(), all, now)
                .at(all.addressesOf(account))
                .with(packages.of(account));
    }

    private LimitsNow limitsOf(AccountId account, AccountTerms terms, LimitRules all, Instant now) {
        LimitSet set = agreed.of(account).over(all.of(terms.type()));
        if (set.equals(LimitSet.NONE)) {
            return LimitsNow.unlimited(now, terms.timeZone());
        }
        Limits limits =
                set.inForce(terms.currency(), all.halfLife(), all.offPeak().contain(now, terms.timeZone()));
        if (terms.creditMode() == CreditMode.POSTPAID && !all.postpaidLimits()) {
            limits = limits.withoutMonth();
        }
        return new LimitsNow(all.talkLimits() ? limits : limits.withoutTalk(), CallDate.of(now, terms.timeZone()));
    }
}
