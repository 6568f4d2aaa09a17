package org.ringfence.sipapp.calls;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.spending.CarrierTalk;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkSeats;
import org.ringfence.call.routing.TrunkStore;

/** Has the talk of trunks written every second (SPEC F27). */
@Dependent
public class TrunkTalk implements TrunkSeats.Talk {

    private final CarrierTalk talk;
    private final TrunkStore trunks;
    private final LedgerOpening opening;

    @Inject
    TrunkTalk(LimitBook limits, LimitStore store, LedgerStore ledger, TrunkStore trunks, LedgerOpening opening) {
        this.talk = new CarrierTalk(limits, store, ledger, Clock.systemUTC());
        this.trunks = trunks;
        this.opening = opening;
    }

    void start(ScheduledExecutorService timers) {
        opening.whenOpen(() -> {
            if (!timers.isShutdown()) {
                timers.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.SECONDS);
            }
        });
    }

    @Override
    public void talked(AccountId trunk, Duration duration) {
        talk.talked(trunk, duration);
    }

    @Override
    public boolean isFull(AccountId trunk) {
        return talk.isFull(trunk);
    }

    /** An edge: whatever breaks is tried again in a second. */
    private void round() {
        try {
            talk.round(trunks.all().stream().map(Trunk::account).toList());
        } catch (LedgerUnavailable away) {
            CallLog.LOG.debugf("The talk of trunks waits: %s", away.getMessage());
        } catch (RuntimeException broken) {
            CallLog.LOG.trunkTalkBroken(broken);
        }
    }
}
