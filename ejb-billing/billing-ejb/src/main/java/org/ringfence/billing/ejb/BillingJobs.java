package org.ringfence.billing.ejb;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.ringfence.billing.job.Job;
import org.ringfence.billing.job.JobTimes;
import org.ringfence.billing.number.BlacklistReview;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.spending.LimitStore;

/** What billing has to do once for all servers. A repeat of any of it changes nothing. */
@Dependent
public class BillingJobs {

    private static final int MINUTES_BETWEEN_CLOSINGS = 15;

    /** That addresses are counted for. */
    private static final Duration LONGEST_PERIOD = Duration.ofDays(366);

    private final MonthClosing months;
    private final BlockedNumberStore blacklist;
    private final LimitStore limits;
    private final InstantSource clock;

    @Inject
    BillingJobs(MonthClosing months, BlockedNumberStore blacklist, LimitStore limits) {
        this(months, blacklist, limits, Clock.systemUTC());
    }

    BillingJobs(MonthClosing months, BlockedNumberStore blacklist, LimitStore limits, InstantSource clock) {
        this.months = months;
        this.blacklist = blacklist;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The jobs.
     *
     * @param hour of the day, in UTC, for those that are done once a day
     */
    List<Job> daily(int hour) {
        return List.of(
                new Job("close-months", new JobTimes.Every(MINUTES_BETWEEN_CLOSINGS), this::closeMonths),
                new Job("review-blacklist", new JobTimes.Daily(hour), this::reviewBlacklist),
                new Job("forget-addresses", new JobTimes.Daily(hour), this::forgetAddresses));
    }

    /** Months begin at other times in other zones, so this is asked often (SPEC F11). */
    private String closeMonths() {
        int closed = months.close();
        if (closed > 0) {
            BillingLog.LOG.monthsClosed(closed);
        }
        return closed + " accounts";
    }

    private String reviewBlacklist() {
        BlacklistReview review = blacklist.review(clock.instant());
        if (!review.equals(BlacklistReview.none())) {
            BillingLog.LOG.blacklistReviewed(review.confirmed(), review.weakened(), review.removed());
        }
        return review.confirmed() + " confirmed, " + review.weakened() + " less sure, " + review.removed() + " removed";
    }

    private String forgetAddresses() {
        limits.forgetAddresses(clock.instant().minus(LONGEST_PERIOD));
        return "done";
    }
}
