package org.ringfence.billing.replay;

import java.time.Instant;
import java.util.Currency;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads calls of the past. */
public interface PastCalls {

    /**
     * Hands over the calls that were answered, account by account, those of an account in the order of their starts, one at
     * a time.
     *
     * @param account whose, null for all
     * @param currency of their charges
     * @param from the first start
     * @param until the instant behind the last start
     */
    void read(@Nullable Long account, Currency currency, Instant from, Instant until, Consumer<PastCall> taker);
}
