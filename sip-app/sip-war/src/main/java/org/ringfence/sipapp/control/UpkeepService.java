package org.ringfence.sipapp.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.call.upkeep.LastUses;
import org.ringfence.call.upkeep.Upkeep;
import org.ringfence.call.upkeep.UpkeepStore;
import org.ringfence.policy.PolicySource;
import org.ringfence.policy.UpkeepPolicy;
import org.ringfence.policy.UpkeepPolicy.DormantLock;

/** Has users looked after in a thread of its own (SPEC D5, D21, D22). */
@ApplicationScoped
public class UpkeepService implements Upkeep.Means {

    private static final int MINUTES_BETWEEN_WRITES = 10;

    @Inject
    private UpkeepStore store;

    @Inject
    private PolicySource policies;

    @Inject
    private SecurityEvents events;

    @Inject
    private AccountStore accounts;

    @Inject
    private PasswordControl passwords;

    @Inject
    private PasswordAudit audit;

    @Inject
    private LedgerOpening opening;

    @Resource
    private ManagedThreadFactory threads;

    private final Clock clock = Clock.systemUTC();
    private final LastUses lastUses = new LastUses(clock);
    private @Nullable ScheduledThreadPoolExecutor timer;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, threads);
        timer = executor;
        opening.whenOpen(() -> begin(executor));
    }

    private void begin(ScheduledThreadPoolExecutor executor) {
        if (executor.isShutdown()) {
            return;
        }
        Upkeep upkeep = new Upkeep(store, () -> policies.current(UpkeepPolicy.class), events, clock, this);
        executor.scheduleWithFixedDelay(guarded(upkeep::tend), 1, 1, TimeUnit.MINUTES);
        executor.scheduleWithFixedDelay(
                guarded(this::write), MINUTES_BETWEEN_WRITES, MINUTES_BETWEEN_WRITES, TimeUnit.MINUTES);
    }

    /** An edge: whatever breaks is told, and tried again at the next turn. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (LedgerUnavailable away) {
                ControlLog.LOG.upkeepWaits(away.getMessage());
            } catch (RuntimeException broken) {
                ControlLog.LOG.upkeepBroken(broken);
            }
        };
    }

    private void write() {
        lastUses.flush(store);
        lastUses.sweep();
    }

    /** Where users that prove themselves are noted. */
    @Produces
    @Singleton
    LastUses lastUses() {
        return lastUses;
    }

    @Override
    public boolean replacePassword(AddressOfRecord user) {
        return passwords.replace(user);
    }

    @Override
    public boolean lock(AccountId account, DormantLock level) {
        LockLevel wanted = LockLevel.valueOf(level.name());
        boolean less = accounts.find(account)
                .map(Account::lock)
                .filter(lock -> lock.compareTo(wanted) < 0)
                .isPresent();
        if (less) {
            accounts.lock(account, wanted);
        }
        return less;
    }

    @Override
    public void audit() {
        audit.run(0);
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.shutdownNow();
            guarded(this::write).run();
        }
    }
}
