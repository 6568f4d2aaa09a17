package org.ringfence.sipapp.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.geography.Countries;
import org.ringfence.billing.geography.CountryTable;
import org.ringfence.billing.geography.Geography;
import org.ringfence.policy.GeographyPolicy;
import org.ringfence.policy.PolicySource;

/** Reads the table of countries when it changes, and looks where accounts register from, in a thread of its own (SPEC P6). */
@ApplicationScoped
public class CountryWatch {

    private static final int SECONDS_BETWEEN_LOOKS = 5;

    /** Further registrations of so many accounts are looked at when they are refreshed. */
    private static final int MOST_WAITING = 10_000;

    private record Loaded(@Nullable String file, @Nullable FileTime changed) {}

    @Inject
    private PolicySource policies;

    @Inject
    private Countries countries;

    @Inject
    private Geography geography;

    @Resource
    private @Nullable ManagedThreadFactory threads;

    private @Nullable ScheduledThreadPoolExecutor timer;
    private Loaded loaded = new Loaded(null, null);

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, threads);
        timer = executor;
        executor.scheduleWithFixedDelay(this::look, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    /** An account registered from an address; quick. */
    public void registered(AccountId account, String address) {
        ScheduledThreadPoolExecutor executor = timer;
        if (executor != null
                && geography.isNews(account, address)
                && executor.getQueue().size() < MOST_WAITING) {
            executor.execute(() -> tell(account, address));
        }
    }

    /** An edge: what the database does not take now comes again with the next registration. */
    private void tell(AccountId account, String address) {
        try {
            geography.registered(account, address);
        } catch (LedgerUnavailable away) {
            ControlLog.LOG.debugf("Where an account registers from is looked at later: %s", away.getMessage());
        }
    }

    /** Reads the table if it is another one, or has changed; a table that can't be read leaves the one before. */
    void look() {
        String file = policies.current(GeographyPolicy.class).file();
        if (file == null) {
            countries.set(CountryTable.EMPTY);
            loaded = new Loaded(null, null);
            return;
        }
        Path path = Path.of(file);
        FileTime changed = null;
        try {
            changed = Files.getLastModifiedTime(path);
            if (new Loaded(file, changed).equals(loaded)) {
                return;
            }
            try (Stream<String> lines = Files.lines(path, StandardCharsets.UTF_8)) {
                CountryTable table = CountryTable.read(lines.iterator());
                countries.set(table);
                ControlLog.LOG.countriesRead(file, table.size());
            }
        } catch (IOException | UncheckedIOException | CountryTable.Unreadable unreadable) {
            if (!new Loaded(file, changed).equals(loaded)) {
                ControlLog.LOG.countriesUnreadable(file, unreadable.getMessage());
            }
        }
        loaded = new Loaded(file, changed);
    }
}
