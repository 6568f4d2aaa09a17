package org.ringfence.call.provisioning;

import java.util.List;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.auth.Login;
import org.ringfence.call.routing.AddressOfRecord;

/** Makes users and trunks; each method is one atomic step, and what it made is served at once. */
public interface Provisioning {

    /** Makes all of these or none. Made for tens of thousands. */
    Answer create(List<NewSubscriber> subscribers);

    /** Makes a trunk. */
    Answer create(NewTrunk trunk);

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

    /** The outcome. */
    sealed interface Answer {

        /** Made, in the order of the list. */
        record Created(List<AccountId> accounts) implements Answer {}

        /** Nothing was made: these accounts, addresses or numbers exist already, or are twice in the list. */
        record Taken(List<String> names) implements Answer {}
    }
}
