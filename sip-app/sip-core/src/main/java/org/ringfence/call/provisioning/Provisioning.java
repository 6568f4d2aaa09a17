package org.ringfence.call.provisioning;

import java.util.List;
import java.util.Optional;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.auth.Login;
import org.ringfence.call.routing.AddressOfRecord;

/** Makes users and trunks; each method is one atomic step, and what it made is served at once. */
public interface Provisioning {

    /** Makes all of these or none. Made for tens of thousands. */
    Answer create(List<NewSubscriber> subscribers);

    /** Makes a trunk; if one of this name was removed before, its account is that of the new one. */
    Answer create(NewTrunk trunk);

    /**
     * Changes a trunk; it counts for calls that come.
     *
     * @return whether there is such a trunk
     */
    boolean change(String trunk, TrunkChange change);

    /**
     * Removes a trunk; its account stays.
     *
     * @return whether there was such a trunk
     */
    boolean removeTrunk(String name);

    /** Gives a number that nobody has to a user. */
    NumberAnswer assign(String digits, AddressOfRecord user);

    /** Takes a number from its user, and says who that was; empty if nobody had it. */
    Optional<AddressOfRecord> release(String digits);

    /**
     * Numbers and their users, in the order of the digits.
     *
     * @param prefix only numbers that begin with it; empty for all
     */
    List<KnownNumber> numbers(String prefix, int limit);

    /**
     * Changes how a user gets in.
     *
     * @return whether there is such a user
     */
    boolean change(AddressOfRecord address, Access access);

    /** Gives users other hashes in a realm; names that it does not know are left out. It counts at once. */
    void changePassword(String realm, List<Login> logins);

    /** All names that users answer challenges by. */
    List<KnownLogin> logins();

    /** What became of a number. */
    sealed interface NumberAnswer {

        /** The user has it. */
        record Assigned() implements NumberAnswer {}

        /** Nothing was changed: it is this user's. */
        record HadBy(AddressOfRecord user) implements NumberAnswer {}

        /** There is no such user. */
        record UnknownUser() implements NumberAnswer {}
    }

    /** The outcome. */
    sealed interface Answer {

        /** Made, in the order of the list. */
        record Created(List<AccountId> accounts) implements Answer {}

        /** Nothing was made: these accounts, addresses or numbers exist already, or are twice in the list. */
        record Taken(List<String> names) implements Answer {}
    }
}
