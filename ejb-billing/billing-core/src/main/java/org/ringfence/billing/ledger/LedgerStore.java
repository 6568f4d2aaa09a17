package org.ringfence.billing.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.spending.AddressLimit;
import org.ringfence.billing.spending.SpendLimit;
import org.ringfence.billing.spending.Usage;

/**
 * The book of money and lines. Each method is one atomic step that is safe to repeat, and gives a precise answer to a
 * repeat. After each step of anybody: reserved is the sum of the open reservations, lines in use is their number, the
 * balance is the sum of the entries, and reserved is not above balance plus credit limit (SPEC F8), nor what is spent and
 * reserved above a limit of the day or the month that was in force when it was reserved (SPEC F9 to F21).
 *
 * <p>A reservation is open or gone. It is gone when its call record is there, which also has the attempt's id; so an
 * attempt has either nothing, or an open reservation, or a record.
 *
 * <p>For an adapter on a database: take the account's row by a conditional update first (lock, lines and the full
 * slice in one statement), and look closer only when that changed no row; insert the reservation where neither
 * reservation nor record of this attempt exist. Steps throw {@link
 * org.ringfence.billing.admission.LedgerUnavailable} when the database is away.
 */
public interface LedgerStore {

    /**
     * Holds a line, and the full first slice or as much of it as the money covers; or refuses and writes the record of
     * the refusal. Refusals are looked for in this order: unknown account, lock, line, talk, money and its limits.
     */
    ReserveAnswer reserve(ReserveCommand command);

    /** Writes the record of an attempt that was refused elsewhere. */
    RefuseAnswer refuse(CallRecord refusal);

    /** Notes the answer of a call, or holds money for more talk. */
    ExtendAnswer extend(ReservationId reservation, Extension extension);

    /**
     * Ends a reservation: it is gone, what it held is released, the charge is taken, the line is free; entry, record
     * and events are written.
     */
    EndAnswer end(ReservationId reservation, EndDecision decision);

    /**
     * Moves money that no call is about.
     *
     * @param event what others are to hear of, null for nothing
     */
    PostAnswer post(LedgerEntry entry, @Nullable BillingEvent event);

    Optional<AccountBalance> balance(AccountId account);

    /** What an account has spent and talked in its day and month, as they were last counted. */
    Optional<Usage> usage(AccountId account);

    /**
     * The latest entries of an account, newest first.
     *
     * @param limit the most that are returned, at least 1
     */
    List<LedgerEntry> entries(AccountId account, int limit);

    /** The sum of all entries of an account; equals its balance. */
    Optional<Money> sumOfEntries(AccountId account);

    Optional<Reservation> find(ReservationId reservation);

    /** The open reservations of an account. */
    List<Reservation> open(AccountId account);

    /**
     * Open reservations whose lease has ended, the oldest lease first.
     *
     * @param now leases before or at this instant have ended
     * @param limit the most that are returned, at least 1
     */
    List<Reservation> leaseEnded(Instant now, int limit);

    /**
     * Open reservations that an earlier incarnation of this node left behind.
     *
     * @param limit the most that are returned, at least 1
     */
    List<Reservation> leftBehind(NodeId node, int limit);

    /** The outcome of {@link #reserve}. */
    sealed interface ReserveAnswer {
        record Reserved(Reservation reservation) implements ReserveAnswer {}

        /** A repeat: this is what is held. */
        record AlreadyReserved(Reservation reservation) implements ReserveAnswer {}

        /** A repeat: the attempt is over. */
        record AlreadyRecorded(CallRecord record) implements ReserveAnswer {}

        record Insufficient(Money available) implements ReserveAnswer {}

        /** A limit of a day or a month has no room for it; nothing is short but that. */
        record LimitReached(SpendLimit limit, Money reserved) implements ReserveAnswer {}

        /** The account has talked as long as it may. */
        record TalkLimitReached(RefusalReason reason, long talkSeconds, long limit) implements ReserveAnswer {}

        /** The calls from this address have come to what they may. */
        record AddressLimitReached(String address, AddressLimit limit) implements ReserveAnswer {}

        record NoLine(int inUse, int max) implements ReserveAnswer {}

        record Locked(LockLevel level) implements ReserveAnswer {}

        record UnknownAccount() implements ReserveAnswer {}
    }

    /** The outcome of {@link #refuse}. */
    sealed interface RefuseAnswer {
        record Recorded() implements RefuseAnswer {}

        /** Something is held for this attempt: nothing was written. */
        record AlreadyReserved(Reservation reservation) implements RefuseAnswer {}

        /** The attempt has its record: nothing was written. */
        record AlreadyRecorded(CallRecord record) implements RefuseAnswer {}
    }

    /** The outcome of {@link #extend}. */
    sealed interface ExtendAnswer {
        /** Granted, now or by the same asking before. */
        record Extended(Reservation reservation) implements ExtendAnswer {}

        /** Not a block more can be held. */
        record Exhausted(Reservation reservation) implements ExtendAnswer {}

        /** No such reservation is open. */
        record NotOpen() implements ExtendAnswer {}
    }

    /** The outcome of {@link #end}. */
    sealed interface EndAnswer {
        record Ended(CallRecord record) implements EndAnswer {}

        /** A repeat, or somebody else was first. */
        record AlreadyEnded(CallRecord record) implements EndAnswer {}

        /** The decision was to leave it. */
        record LeftOpen(Reservation reservation) implements EndAnswer {}

        /** Neither a reservation nor a record. */
        record Unknown() implements EndAnswer {}
    }

    /** The outcome of {@link #post}. */
    sealed interface PostAnswer {
        record Posted(AccountBalance balance) implements PostAnswer {}

        /** A repeat: nothing moved. */
        record AlreadyPosted(AccountBalance balance) implements PostAnswer {}

        /** The id belongs to another movement: nothing moved. */
        record Conflicting(LedgerEntry existing) implements PostAnswer {}

        /** More would be taken than is available: nothing moved. */
        record Insufficient(Money available) implements PostAnswer {}

        record UnknownAccount() implements PostAnswer {}

        /** The account has another currency: nothing moved. */
        record WrongCurrency() implements PostAnswer {}
    }
}
