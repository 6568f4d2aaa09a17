package org.ringfence.call.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipUserId;

/** Remembers since when things of users stand as they do, for all servers of a database. */
public interface UpkeepStore {

    /** What is done now and then, by one server for all. */
    enum Chore {
        /** Looking for old passwords and dormant accounts. */
        REVIEW,
        /** Guessing passwords. */
        AUDIT
    }

    /** What an operator was told of a user. */
    enum Mark {
        /** Its password was guessed. */
        WEAK,
        /** Its password is old. */
        AGED,
        /** It is not used. */
        DORMANT
    }

    /**
     * Takes a chore over, unless it was done lately.
     *
     * @param period how long after it was taken over it may be again
     */
    boolean takeOver(Chore chore, Instant now, Duration period);

    /** All users. */
    List<UserState> users();

    /**
     * Marks a user, unless that is done.
     *
     * @param newerThan marks from before this time count as none
     * @return whether it was done now
     */
    boolean mark(AddressOfRecord address, Mark mark, Instant now, Instant newerThan);

    /** The password is a new one: it is neither weak nor old. */
    void passwordSet(AddressOfRecord address, Instant now);

    /** Users proved themselves. */
    void used(Collection<SipUserId> users, Instant now);

    /** An account was unlocked: its users count as used. */
    void reactivated(AccountId account, Instant now);
}
