package org.ringfence.billing.account;

import java.util.List;
import java.util.Optional;
import org.ringfence.billing.money.Money;

/** Keeps accounts; each method is one atomic step. Money moves by the ledger alone. */
public interface AccountStore extends TermsSource {

    CreateAnswer create(NewAccount account);

    /**
     * Opens all of these accounts or none; their ids come in the order of the list. Made for tens of thousands.
     */
    CreateAllAnswer createAll(List<NewAccount> accounts);

    Optional<Account> find(AccountId id);

    Optional<Account> findByName(String name);

    /**
     * Accounts in the order of their names.
     *
     * @param afterName only names behind this one; empty for the first page
     * @param limit the most that are returned, at least 1
     */
    List<Account> list(String afterName, int limit);

    /** Sets how far an account is locked; running calls go on. */
    ChangeAnswer lock(AccountId id, LockLevel level);

    /** Sets new terms of the same currency; fewer lines than in use only refuse further calls. */
    ChangeAnswer changeTerms(AccountId id, AccountTerms terms);

    /** The outcome of {@link #create}. */
    sealed interface CreateAnswer {
        record Created(Account account) implements CreateAnswer {}

        record NameTaken(Account existing) implements CreateAnswer {}
    }

    /** The outcome of {@link #createAll}. */
    sealed interface CreateAllAnswer {
        record Created(List<AccountId> ids) implements CreateAllAnswer {}

        /** Nothing was opened: these names are in use, or are twice in the list. */
        record NamesTaken(List<String> names) implements CreateAllAnswer {}
    }

    /** The outcome of a change. */
    sealed interface ChangeAnswer {
        record Changed(Account account) implements ChangeAnswer {}

        record UnknownAccount() implements ChangeAnswer {}

        /** The credit limit would no longer cover what is spent and reserved; nothing was changed. */
        record LimitInUse(Money lowestPossible) implements ChangeAnswer {}

        /** The currency of an account cannot change; nothing was changed. */
        record WrongCurrency() implements ChangeAnswer {}
    }
}
