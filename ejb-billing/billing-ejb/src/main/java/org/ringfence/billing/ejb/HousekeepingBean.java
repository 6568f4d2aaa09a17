package org.ringfence.billing.ejb;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.cdr.DayCalls;
import org.ringfence.billing.cdr.RangeSpend;
import org.ringfence.billing.credit.ReservationJanitor;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.event.BillingNews;
import org.ringfence.billing.event.EventOutbox;
import org.ringfence.billing.event.OtherNodes;
import org.ringfence.billing.fraud.FraudRule;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.LastRefusals;

/**
 * Cleans up behind calls whose server died: its own at the start, those of other nodes when their leases have ended. And
 * tells the events of billing, once each is written.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class HousekeepingBean {

    private static final int EVENTS_AT_ONCE = 100;
    private static final long TIDY_SECONDS = 5;
    private static final long HEAR_SECONDS = 1;
    private static final long NOTE_SECONDS = 60;

    /** Null where nothing is repeated, as in tests. */
    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    @Inject
    private LedgerOpening opening;

    @Inject
    private ReservationJanitor janitor;

    @Inject
    private EventOutbox outbox;

    @Inject
    private LedgerHealth health;

    @Inject
    private OtherNodes others;

    @Inject
    private CdrStore records;

    @Inject
    private FraudRule fraud;

    @Inject
    private BillingNews news;

    @Inject
    private LastRefusals refusals;

    @Inject
    private BlockedNumberStore blacklist;

    private final List<Future<?>> rounds = new ArrayList<>();
    private volatile boolean learnt;
    private volatile boolean recovered;

    /** For the container. */
    public HousekeepingBean() {}

    HousekeepingBean(
            LedgerOpening opening,
            ReservationJanitor janitor,
            EventOutbox outbox,
            LedgerHealth health,
            OtherNodes others,
            CdrStore records,
            FraudRule fraud,
            BillingNews news,
            LastRefusals refusals,
            BlockedNumberStore blacklist) {
        this.opening = opening;
        this.janitor = janitor;
        this.outbox = outbox;
        this.health = health;
        this.others = others;
        this.records = records;
        this.fraud = fraud;
        this.news = news;
        this.refusals = refusals;
        this.blacklist = blacklist;
    }

    /** Rounds follow each other with a pause, however long one takes. */
    @PostConstruct
    void start() {
        tidy();
        if (scheduler != null) {
            repeat(scheduler, this::tidy, TIDY_SECONDS);
            repeat(scheduler, this::hear, HEAR_SECONDS);
            repeat(scheduler, this::noteRefusals, NOTE_SECONDS);
        }
    }

    /** An edge: what breaks a round is told, and the next one tries again. */
    private void repeat(ManagedScheduledExecutorService executor, Runnable round, long seconds) {
        Runnable guarded = () -> {
            try {
                round.run();
            } catch (RuntimeException broken) {
                BillingLog.LOG.roundBroken(broken);
            }
        };
        rounds.add(executor.scheduleWithFixedDelay(guarded, seconds, seconds, TimeUnit.SECONDS));
    }

    @PreDestroy
    void stop() {
        rounds.forEach(round -> round.cancel(false));
    }

    void tidy() {
        try {
            opening.attempt();
            recover();
            int settled = janitor.sweep();
            if (settled > 0) {
                BillingLog.LOG.leasesEnded(settled);
            }
            tellEvents();
            health.roundWorked();
        } catch (LedgerUnavailable away) {
            tell(away);
        }
    }

    /** What another node changed counts here. While the database is away, the other rounds tell it. */
    void hear() {
        if (!opening.isOpen()) {
            return;
        }
        try {
            others.catchUp();
        } catch (LedgerUnavailable away) {
            // the round of five seconds tells it, and asks until it is back
        }
    }

    /** What the blacklist refused here proves its entries. */
    void noteRefusals() {
        if (!opening.isOpen()) {
            return;
        }
        try {
            refusals.flush(blacklist);
        } catch (LedgerUnavailable away) {
            // the round of five seconds tells it, and this one comes again
        }
    }

    private void tell(LedgerUnavailable away) {
        if (opening.isOpen()) {
            health.roundFailed(away);
        } else {
            health.notOpened(away);
        }
    }

    private void recover() {
        if (!learnt) {
            List<RangeSpend> past = new ArrayList<>();
            records.spend(fraud.beginning(), past::add);
            past.forEach(fraud::learn);
            List<DayCalls> days = new ArrayList<>();
            records.days(fraud.beginning(), days::add);
            days.forEach(fraud::learn);
            learnt = true;
        }
        if (!recovered) {
            int left = janitor.recover();
            recovered = true;
            if (left > 0) {
                BillingLog.LOG.leftBehind(left);
            }
        }
    }

    private void tellEvents() {
        for (List<BillingEvent> events = outbox.pending(EVENTS_AT_ONCE);
                !events.isEmpty();
                events = outbox.pending(EVENTS_AT_ONCE)) {
            for (BillingEvent event : events) {
                BillingLog.LOG.event(
                        event.kind().name(),
                        event.account().value(),
                        event.amount().toString());
                news.tell(event);
            }
            outbox.delivered(events.stream().map(BillingEvent::id).toList());
        }
    }
}
