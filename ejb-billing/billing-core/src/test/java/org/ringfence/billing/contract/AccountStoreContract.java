package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.ZONE;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.newAccount;
import static org.ringfence.billing.contract.Samples.open;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore.ChangeAnswer;
import org.ringfence.billing.account.AccountStore.CreateAllAnswer;
import org.ringfence.billing.account.AccountStore.CreateAnswer;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.AccountType;
import org.ringfence.billing.account.CreditMode;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.spec.Spec;

/** What every account store does. */
public interface AccountStoreContract extends BillingStores {

    @Test
    default void accountIsFoundAsItWasOpened() {
        AccountTerms terms = new AccountTerms(
                AccountType.TRAFFIC_SENDER,
                ZoneId.of("America/New_York"),
                CreditMode.POSTPAID,
                eur("1000.00001"),
                new LineLimit(200),
                someTariff());
        NewAccount opened = newAccount(terms, "12.34567");

        Account account = created(accounts().create(opened));

        assertThat(account.name()).isEqualTo(opened.name());
        assertThat(account.terms()).isEqualTo(terms);
        assertThat(account.lock()).isEqualTo(LockLevel.NONE);
        assertThat(account.balance()).isEqualTo(new AccountBalance(eur("12.34567"), eur("1000.00001"), eur("0"), 0));
        assertThat(accounts().find(account.id())).contains(account);
        assertThat(accounts().findByName(opened.name())).contains(account);
        assertThat(accounts().termsOf(account.id())).contains(terms);
    }

    @Test
    @Spec("F31")
    default void accountOpensWithNothingUnlessSaidOtherwise() {
        Account account = created(accounts().create(NewAccount.of("account-" + UUID.randomUUID(), prepaid())));

        assertThat(account.balance().available()).isEqualTo(eur("0"));
        assertThat(ledger().entries(account.id(), 10)).isEmpty();
        assertThat(ledger().sumOfEntries(account.id())).contains(eur("0"));
    }

    @Test
    default void nameIsUsedOnce() {
        NewAccount opened = newAccount(prepaid(), "1.00");
        Account first = created(accounts().create(opened));

        assertThat(accounts().create(opened)).isEqualTo(new CreateAnswer.NameTaken(first));
    }

    @Test
    default void manyAccountsOpenInOneStep() {
        List<NewAccount> many = IntStream.range(0, 1_000)
                .mapToObj(number -> newAccount(prepaid(), number % 2 == 0 ? "0" : "1.00"))
                .toList();

        CreateAllAnswer answer = accounts().createAll(many);

        assertThat(answer).isInstanceOf(CreateAllAnswer.Created.class);
        List<AccountId> ids = ((CreateAllAnswer.Created) answer).ids();
        assertThat(ids).hasSize(1_000).doesNotHaveDuplicates();
        for (int index : new int[] {0, 1, 998, 999}) {
            Account account = accounts().find(ids.get(index)).orElseThrow();
            assertThat(account.name()).isEqualTo(many.get(index).name());
            assertThat(account.balance().balance()).isEqualTo(many.get(index).openingBalance());
            assertThat(ledger().sumOfEntries(account.id()))
                    .contains(many.get(index).openingBalance());
        }
    }

    @Test
    default void noneOfManyAccountsOpensWhenOneNameIsTaken() {
        NewAccount taken = newAccount(prepaid(), "0");
        NewAccount twice = newAccount(prepaid(), "0");
        NewAccount fresh = newAccount(prepaid(), "0");
        accounts().create(taken);

        assertThat(accounts().createAll(List.of(fresh, taken, twice, twice)))
                .isInstanceOfSatisfying(CreateAllAnswer.NamesTaken.class, answer -> assertThat(answer.names())
                        .containsExactlyInAnyOrder(taken.name(), twice.name()));
        assertThat(accounts().findByName(fresh.name())).isEmpty();
        assertThat(accounts().findByName(twice.name())).isEmpty();
    }

    @Test
    default void accountsAreListedByNamePageByPage() {
        String prefix = "list-" + UUID.randomUUID();
        for (String end : List.of("-c", "-a", "-b")) {
            accounts().create(NewAccount.of(prefix + end, prepaid()));
        }

        assertThat(accounts().list(prefix, 2)).extracting(Account::name).containsExactly(prefix + "-a", prefix + "-b");
        assertThat(accounts().list(prefix + "-b", 1)).extracting(Account::name).containsExactly(prefix + "-c");
    }

    @Test
    default void lockIsSetAndTakenBack() {
        Account account = open(accounts(), prepaid(), "1.00");

        for (LockLevel level : LockLevel.values()) {
            assertThat(changed(accounts().lock(account.id(), level)).lock()).isEqualTo(level);
            assertThat(accounts().find(account.id()).orElseThrow().lock()).isEqualTo(level);
        }
        assertThat(accounts().lock(new AccountId(Long.MAX_VALUE), LockLevel.ALL))
                .isEqualTo(new ChangeAnswer.UnknownAccount());
    }

    @Test
    default void termsAreChanged() {
        Account account = open(accounts(), prepaid(), "1.00");
        AccountTerms terms = prepaid()
                .withType(AccountType.TRUNK)
                .withCreditLimit(eur("50"))
                .withLines(new LineLimit(30))
                .withTariff(someTariff());

        assertThat(changed(accounts().changeTerms(account.id(), terms)).terms()).isEqualTo(terms);
        assertThat(accounts().termsOf(account.id())).contains(terms);
        assertThat(ledger().balance(account.id()).orElseThrow().available()).isEqualTo(eur("51.00"));
    }

    @Test
    @Spec("F8")
    default void creditLimitStaysAboveWhatIsUsed() {
        Account account = open(accounts(), prepaid().withCreditLimit(eur("1.00")), "0.10");
        Samples.reserved(ledger(), account.id(), centPerSecond());

        assertThat(accounts().changeTerms(account.id(), prepaid().withCreditLimit(eur("0.49"))))
                .isEqualTo(new ChangeAnswer.LimitInUse(eur("0.50")));
        assertThat(accounts().changeTerms(account.id(), prepaid().withCreditLimit(eur("0.50"))))
                .isInstanceOf(ChangeAnswer.Changed.class);
    }

    @Test
    default void currencyOfAnAccountStays() {
        Account account = open(accounts(), prepaid(), "1.00");
        AccountTerms dollars = AccountTerms.prepaid(Currency.getInstance("USD"), ZONE);

        assertThat(accounts().changeTerms(account.id(), dollars)).isEqualTo(new ChangeAnswer.WrongCurrency());
        assertThat(accounts().changeTerms(new AccountId(Long.MAX_VALUE), prepaid()))
                .isEqualTo(new ChangeAnswer.UnknownAccount());
    }

    @Test
    default void unknownAccountIsNotFound() {
        assertThat(accounts().find(new AccountId(Long.MAX_VALUE))).isEmpty();
        assertThat(accounts().findByName("nobody-" + UUID.randomUUID())).isEmpty();
        assertThat(accounts().termsOf(new AccountId(Long.MAX_VALUE))).isEmpty();
    }

    private TariffId someTariff() {
        TariffStore.CreateAnswer answer = tariffs().create("tariff-" + UUID.randomUUID(), EUR);
        return ((TariffStore.CreateAnswer.Created) answer).tariff().id();
    }

    private static Account created(CreateAnswer answer) {
        assertThat(answer).isInstanceOf(CreateAnswer.Created.class);
        return ((CreateAnswer.Created) answer).account();
    }

    private static Account changed(ChangeAnswer answer) {
        assertThat(answer).isInstanceOf(ChangeAnswer.Changed.class);
        return ((ChangeAnswer.Changed) answer).account();
    }
}
