package org.ringfence.billing.cdr;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;

/** Reads call detail records; the ledger writes them together with the money. */
public interface CdrStore {

    Optional<CallRecord> find(AttemptId attempt);

    /** The records with this Call-ID on the caller's side, oldest first, at most 100. */
    List<CallRecord> findByCallReference(String callReference);

    /**
     * The latest records of an account by the start of the attempt, newest first.
     *
     * @param limit the most that are returned, at least 1
     */
    List<CallRecord> latest(AccountId account, int limit);

    /**
     * Hands over the records of all calls that ended in a span of time, in the order of their ends, one by one.
     *
     * @param from the first instant
     * @param until the first instant that is not in it any more
     */
    void each(Instant from, Instant until, Consumer<CallRecord> taker);

    /**
     * How many calls to numbers each account made, by day; the days of an account in their order.
     *
     * @param since calls that ended before are left out
     */
    void days(Instant since, Consumer<DayCalls> each);

    /**
     * What calls to numbers cost each account, by range and day, in no order.
     *
     * @param since calls that ended before are left out
     */
    void spend(Instant since, Consumer<RangeSpend> each);
}
