package org.ringfence.billing.rerating;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.credit.CreditDesk;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.ledger.LedgerStore.PostAnswer;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.money.Money;

/**
 * Rates calls that are over by the prices that are known now for the time when they began. The record stays; what differs is
 * a new version beside it, and an adjustment in the ledger that is named after call and version, so that a repeat moves
 * nothing.
 */
public final class Rerating {

    /** More differences than these have to be looked at in smaller spans. */
    public static final int MOST = 100_000;

    private final CdrStore records;
    private final RatingStore ratings;
    private final TermsSource accounts;
    private final Pricing pricing;
    private final CreditDesk desk;
    private final InstantSource clock;

    public Rerating(
            CdrStore records,
            RatingStore ratings,
            TermsSource accounts,
            Pricing pricing,
            CreditDesk desk,
            InstantSource clock) {
        this.records = records;
        this.ratings = ratings;
        this.accounts = accounts;
        this.pricing = pricing;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * A call that costs something else now.
     *
     * @param version the one that it would be
     * @param before what it cost until now
     * @param priced by which it is rated
     * @param after what it would cost
     */
    public record Difference(CallRecord record, int version, Money before, PricedCall priced, Money after) {

        /** What the owner gets back; negative for what is taken. */
        public Money refund() {
            return before.minus(after);
        }
    }

    /**
     * What was found.
     *
     * @param looked how many answered calls were looked at
     * @param unpriced how many of them have no price now, and stay as they are
     * @param differences at most {@link #MOST}
     * @param complete whether those are all
     */
    public record Findings(long looked, long unpriced, List<Difference> differences, boolean complete) {

        /** Copies the list. */
        public Findings {
            differences = List.copyOf(differences);
        }
    }

    private final class Search {
        private final @Nullable AccountId account;
        private final Map<AttemptId, Rating> later;
        private final List<Difference> differences = new ArrayList<>();
        private long looked;
        private long unpriced;
        private boolean complete = true;

        Search(@Nullable AccountId account, Map<AttemptId, Rating> later) {
            this.account = account;
            this.later = later;
        }

        void look(CallRecord record) {
            boolean wanted = account == null || record.attempt().account().equals(account);
            if (!wanted || record.billed().answeredAt() == null) {
                return;
            }
            looked++;
            Optional<PricedCall> priced = accounts.termsOf(record.attempt().account())
                    .flatMap(terms -> pricing.price(
                            terms,
                            record.attempt().destination(),
                            record.attempt().startedAt()));
            if (priced.isEmpty()
                    || !priced.get()
                            .price()
                            .currency()
                            .equals(record.billed().charge().currency())) {
                unpriced++;
                return;
            }
            compare(record, priced.get());
        }

        private void compare(CallRecord record, PricedCall priced) {
            Rating last = later.get(record.attempt().id());
            Money before = last == null ? record.billed().charge() : last.charge();
            Money after = charge(record.billed(), priced);
            if (after.equals(before)) {
                return;
            }
            if (differences.size() < MOST) {
                differences.add(new Difference(record, last == null ? 2 : last.version() + 1, before, priced, after));
            } else {
                complete = false;
            }
        }
    }

    /** What a package had paid is paid, and what was not covered by money when the call ran is not asked for later: such a call only becomes cheaper. */
    private static Money charge(Billed billed, PricedCall priced) {
        Money full = priced.price().including(billed.included()).charge(billed.talkSeconds());
        boolean more = full.units() > billed.charge().units();
        return billed.uncovered().isPositive() && more ? billed.charge() : full;
    }

    /**
     * Looks which calls cost something else now; changes nothing.
     *
     * @param account null for all
     * @param until the first instant of ends that is not in it any more
     */
    public Findings look(@Nullable AccountId account, Instant from, Instant until) {
        Search search = new Search(account, ratings.latest(from, until));
        records.each(from, until, search::look);
        return new Findings(search.looked, search.unpriced, search.differences, search.complete);
    }

    /** Books one difference, and then adds its version. After a failure between the two a repeat adds what is missing. */
    public PostAnswer apply(Difference difference) {
        CallRecord record = difference.record();
        AttemptId attempt = record.attempt().id();
        String reference = "re-rated " + attempt + " version " + difference.version();
        PostAnswer answer = desk.adjust(record.attempt().account(), difference.refund(), reference);
        if (answer instanceof PostAnswer.Posted || answer instanceof PostAnswer.AlreadyPosted) {
            ratings.add(new Rating(
                    attempt,
                    difference.version(),
                    difference.after(),
                    difference.priced().tariffVersion(),
                    clock.instant()));
        }
        return answer;
    }
}
