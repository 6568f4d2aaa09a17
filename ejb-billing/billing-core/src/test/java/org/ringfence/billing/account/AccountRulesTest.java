package org.ringfence.billing.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.ZONE;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.money.Money;
import org.ringfence.spec.Spec;

class AccountRulesTest {

    @ParameterizedTest
    @CsvSource({
        "NONE, true, true, true, true",
        "NO_INTERNATIONAL, true, true, true, true",
        "NO_CHARGEABLE, true, false, true, true",
        "NO_OUTGOING, false, false, true, true",
        "NO_CALLS, false, false, false, true",
        "ALL, false, false, false, false"
    })
    void eachLockTakesAwayMoreThanTheOneBefore(
            LockLevel lock, boolean free, boolean chargeable, boolean incoming, boolean registration) {
        assertThat(lock.allowsOutgoing(true)).isEqualTo(free);
        assertThat(lock.allowsOutgoing(false)).isEqualTo(chargeable);
        assertThat(lock.allowsIncoming()).isEqualTo(incoming);
        assertThat(lock.allowsRegistration()).isEqualTo(registration);
    }

    @Test
    @Spec("F6")
    void accountHasFiveLinesUnlessSaidOtherwise() {
        assertThat(prepaid().lines()).isEqualTo(new LineLimit(5));
        assertThat(new LineLimit(5).allowsOneMore(4)).isTrue();
        assertThat(new LineLimit(5).allowsOneMore(5)).isFalse();
        assertThat(new LineLimit(0).allowsOneMore(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_001})
    void linesHaveBounds(int lines) {
        assertThatThrownBy(() -> new LineLimit(lines)).hasMessageContaining(Integer.toString(lines));
    }

    @Test
    @Spec("F31")
    void newAccountHasNoCreditUnlessSaidOtherwise() {
        NewAccount account = NewAccount.of("anna", prepaid());

        assertThat(account.openingBalance()).isEqualTo(eur("0"));
        assertThat(account.terms().creditLimit()).isEqualTo(eur("0"));
    }

    @Test
    void prepaidAccountHasNoCreditLimit() {
        assertThat(prepaid().withCreditLimit(eur("1")).creditMode()).isEqualTo(CreditMode.POSTPAID);
        assertThat(prepaid().withCreditLimit(eur("1")).withCreditLimit(eur("0")).creditMode())
                .isEqualTo(CreditMode.PREPAID);
        assertThatThrownBy(() -> new AccountTerms(
                        AccountType.END_USER, ZONE, CreditMode.PREPAID, eur("1"), LineLimit.DEFAULT, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> prepaid().withCreditLimit(eur("-1"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void accountOpensWithANameWithoutDebtAndInOneCurrency() {
        Money dollar = new Money(1, Currency.getInstance("USD"));

        assertThatThrownBy(() -> NewAccount.of(" ", prepaid())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NewAccount.of("a".repeat(201), prepaid()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NewAccount("anna", prepaid(), eur("-1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NewAccount("anna", prepaid(), dollar))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Spec("F8")
    void availableIsBalanceAndCreditLessWhatIsReserved() {
        AccountBalance balance = new AccountBalance(eur("-2"), eur("5"), eur("1.50"), 1);

        assertThat(balance.available()).isEqualTo(new Money(150_000, EUR));
        assertThatThrownBy(() -> new AccountBalance(eur("0"), eur("0"), eur("-1"), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AccountBalance(eur("0"), eur("0"), eur("0"), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
