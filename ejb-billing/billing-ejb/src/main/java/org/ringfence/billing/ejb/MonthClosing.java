package org.ringfence.billing.ejb;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.ringfence.billing.spending.CallDate;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitStore;

/**
 * Adds months that are over to the limits of accounts that were active in them (SPEC F11). Whatever node does it, and
 * however late, a month adds once; until then the limit of such an account counts it already.
 */
@Dependent
public class MonthClosing {

    private static final int ACCOUNTS_AT_ONCE = 200;
    /** Months begin first this far east of Greenwich. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private final LimitStore store;
    private final LimitBook limits;
    private final InstantSource clock;

    @Inject
    MonthClosing(LimitStore store, LimitBook limits) {
        this(store, limits, Clock.systemUTC());
    }

    MonthClosing(LimitStore store, LimitBook limits, InstantSource clock) {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
    }

    /** Closes all months that are over; returns for how many accounts. */
    int close() {
        Instant now = clock.instant();
        int month = CallDate.of(now, EARLIEST).month();
        int closed = 0;
        int found = ACCOUNTS_AT_ONCE;
        while (found == ACCOUNTS_AT_ONCE) {
            found = store.closeMonths(month, ACCOUNTS_AT_ONCE, account -> limits.limitsOf(account, now));
            closed += found;
        }
        return closed;
    }
}
