package org.ringfence.billing.account;

import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.tariff.TariffId;

/**
 * What was agreed with the owner of an account; calls don't change it.
 *
 * @param type what kind of customer it is for
 * @param timeZone where the owner's days begin
 * @param creditMode whether it pays before or after
 * @param creditLimit what may be spent beyond the balance, not negative; zero for prepaid accounts; its currency is
 *     the account's
 * @param lines how many calls at the same time
 * @param tariff its price list, null for the default one of its currency
 */
public record AccountTerms(
        AccountType type,
        ZoneId timeZone,
        CreditMode creditMode,
        Money creditLimit,
        LineLimit lines,
        @Nullable TariffId tariff) {

    public AccountTerms {
        if (creditLimit.isNegative()) {
            throw new IllegalArgumentException("A credit limit is not negative: " + creditLimit);
        }
        if (creditMode == CreditMode.PREPAID && !creditLimit.isZero()) {
            throw new IllegalArgumentException("A prepaid account has no credit limit: " + creditLimit);
        }
    }

    /** A prepaid end user with five lines and the default tariff. */
    public static AccountTerms prepaid(Currency currency, ZoneId timeZone) {
        return new AccountTerms(
                AccountType.END_USER, timeZone, CreditMode.PREPAID, Money.zero(currency), LineLimit.DEFAULT, null);
    }

    public Currency currency() {
        return creditLimit.currency();
    }

    public AccountTerms withType(AccountType other) {
        return new AccountTerms(other, timeZone, creditMode, creditLimit, lines, tariff);
    }

    /** Postpaid with this limit; a limit of zero makes it prepaid. */
    public AccountTerms withCreditLimit(Money limit) {
        CreditMode mode = limit.isZero() ? CreditMode.PREPAID : CreditMode.POSTPAID;
        return new AccountTerms(type, timeZone, mode, limit, lines, tariff);
    }

    public AccountTerms withTimeZone(ZoneId other) {
        return new AccountTerms(type, other, creditMode, creditLimit, lines, tariff);
    }

    public AccountTerms withLines(LineLimit other) {
        return new AccountTerms(type, timeZone, creditMode, creditLimit, other, tariff);
    }

    public AccountTerms withTariff(@Nullable TariffId other) {
        return new AccountTerms(type, timeZone, creditMode, creditLimit, lines, other);
    }
}
