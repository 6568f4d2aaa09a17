package org.ringfence.billing.ejb;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.credit.ReservationJanitor;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.event.EventOutbox;
import org.ringfence.billing.event.OtherNodes;
import org.ringfence.billing.fraud.FraudRule;

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

    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean hearing = new AtomicBoolean();
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
            FraudRule fraud) {
        this.opening = opening;
        this.janitor = janitor;
        this.outbox = outbox;
        this.health = health;
        this.others = others;
        this.records = records;
        this.fraud = fraud;
    }

    @PostConstruct
    void start() {
        tidy();
    }

    /** Every five seconds; a run that takes longer is not joined by another. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void tidy() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
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
        } finally {
            busy.set(false);
        }
    }

    /** Every second: what another node changed counts here. While the database is away, the other rounds tell it. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void hear() {
        if (!opening.isOpen() || !hearing.compareAndSet(false, true)) {
            return;
        }
        try {
            others.catchUp();
        } catch (LedgerUnavailable away) {
            // the round of five seconds tells it, and asks until it is back
        } finally {
            hearing.set(false);
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
        if (!recovered) {
            records.spend(fraud.beginning(), fraud::learn);
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
            }
            outbox.delivered(events.stream().map(BillingEvent::id).toList());
        }
    }
}
