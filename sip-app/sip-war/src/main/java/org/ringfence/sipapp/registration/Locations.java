package org.ringfence.sipapp.registration;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.call.registrar.LocationStore;
import org.ringfence.call.registrar.LocationTable;
import org.ringfence.call.registrar.WriteBehind;
import org.ringfence.policy.PolicySource;
import org.ringfence.policy.RegistrationPolicy;

/** Owns the bindings of this server: loads them at its start, and has changes written behind. */
@ApplicationScoped
public class Locations {

    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(5);
    /** Void bindings in the store do no harm, they are only not looked at. */
    private static final Duration STORE_SWEEP_INTERVAL = Duration.ofMinutes(5);
    /** How long a refresh may wait until it is stored. */
    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(10);

    private static final int CLOSE_SECONDS = 5;

    @Inject
    private LocationStore store;

    @Inject
    private LedgerOpening opening;

    @Inject
    private PolicySource policies;

    @Resource
    private ManagedThreadFactory threads;

    private final Clock clock = Clock.systemUTC();
    private final LocationTable table = new LocationTable(clock);
    private @Nullable WriteBehind writing;
    private @Nullable ScheduledThreadPoolExecutor timer;
    private volatile boolean storeIsAway;

    @PostConstruct
    void start() {
        WriteBehind behind = new WriteBehind(table, store);
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, threads);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        writing = behind;
        timer = executor;
        executor.schedule(() -> writeAndGoOn(executor, behind), writeMillis(), TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(
                this::sweep, SWEEP_INTERVAL.toSeconds(), SWEEP_INTERVAL.toSeconds(), TimeUnit.SECONDS);
        executor.scheduleWithFixedDelay(
                this::sweepStore, SWEEP_INTERVAL.toSeconds(), STORE_SWEEP_INTERVAL.toSeconds(), TimeUnit.SECONDS);
        executor.scheduleWithFixedDelay(
                () -> write(behind::flushAll),
                REFRESH_INTERVAL.toSeconds(),
                REFRESH_INTERVAL.toSeconds(),
                TimeUnit.SECONDS);
        opening.whenOpen(this::load);
    }

    private void load() {
        table.load(store.load(clock.instant()));
        RegistrationLog.LOG.loaded(table.size());
    }

    /** The bindings. */
    @Produces
    @Singleton
    LocationTable table() {
        return table;
    }

    private long writeMillis() {
        return policies.current(RegistrationPolicy.class).writeInterval().toMillis();
    }

    private void writeAndGoOn(ScheduledThreadPoolExecutor executor, WriteBehind behind) {
        write(behind::flush);
        if (!executor.isShutdown()) {
            executor.schedule(() -> writeAndGoOn(executor, behind), writeMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** An edge: whatever the store throws, the next interval tries again, and the log says so once. */
    private void write(Runnable flush) {
        try {
            flush.run();
            if (storeIsAway) {
                storeIsAway = false;
                RegistrationLog.LOG.storeIsBack();
            }
        } catch (RuntimeException away) {
            if (!storeIsAway) {
                storeIsAway = true;
                RegistrationLog.LOG.storeIsAway(String.valueOf(away.getMessage()));
            }
        }
    }

    private void sweep() {
        try {
            table.sweep();
        } catch (RuntimeException away) {
            RegistrationLog.LOG.notSwept(String.valueOf(away.getMessage()));
        }
    }

    private void sweepStore() {
        try {
            if (opening.isOpen() && !storeIsAway) {
                store.removeExpired(clock.instant());
            }
        } catch (RuntimeException away) {
            RegistrationLog.LOG.notSwept(String.valueOf(away.getMessage()));
        }
    }

    /** Writes what is left; a phone that registered just before is still known after a restart. */
    @PreDestroy
    void stop() {
        if (timer == null || writing == null) {
            return;
        }
        timer.shutdown();
        try {
            if (!timer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            timer.shutdownNow();
        }
        write(writing::flushAll);
    }
}
