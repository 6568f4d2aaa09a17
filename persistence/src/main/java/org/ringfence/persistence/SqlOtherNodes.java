package org.ringfence.persistence;

import java.util.EnumMap;
import java.util.Map;
import org.ringfence.billing.event.OtherNodes;
import org.ringfence.billing.tariff.TariffBook;

/** Hears of other nodes' changes by the editions that they make in the common database. */
public final class SqlOtherNodes implements OtherNodes {

    private final Database database;
    private final SqlSubscribers subscribers;
    private final CachedAccounts accounts;
    private final TariffBook tariffs;
    private final CachedLimits limits;
    private final SqlDestinationStore destinations;
    private final SqlBlockedNumberStore blacklist;
    private final SqlFraudProfileStore profiles;
    private final SqlSeenCountryStore countries;
    private final Map<Edition, Long> seen = new EnumMap<>(Edition.class);

    public SqlOtherNodes(
            Database database,
            SqlSubscribers subscribers,
            CachedAccounts accounts,
            TariffBook tariffs,
            CachedLimits limits,
            SqlDestinationStore destinations,
            SqlBlockedNumberStore blacklist,
            SqlFraudProfileStore profiles,
            SqlSeenCountryStore countries) {
        this.database = database;
        this.subscribers = subscribers;
        this.accounts = accounts;
        this.tariffs = tariffs;
        this.limits = limits;
        this.destinations = destinations;
        this.blacklist = blacklist;
        this.profiles = profiles;
        this.countries = countries;
    }

    @Override
    public synchronized void catchUp() {
        Map<Edition, Long> now = database.apart(Edition::all);
        subscribers.refreshTo(now.getOrDefault(Edition.SUBSCRIBERS, 0L));
        if (isNew(Edition.ACCOUNTS, now)) {
            accounts.forget();
        }
        if (isNew(Edition.TARIFFS, now)) {
            tariffs.forget();
        }
        if (isNew(Edition.LIMITS, now)) {
            limits.forget();
        }
        if (isNew(Edition.DESTINATIONS, now)) {
            destinations.refresh();
        }
        if (isNew(Edition.BLOCKED_NUMBERS, now)) {
            blacklist.refresh();
        }
        if (isNew(Edition.FRAUD_PROFILES, now)) {
            profiles.refresh();
        }
        if (isNew(Edition.COUNTRIES, now)) {
            countries.refresh();
        }
    }

    private boolean isNew(Edition edition, Map<Edition, Long> now) {
        Long number = now.getOrDefault(edition, 0L);
        return !number.equals(seen.put(edition, number));
    }
}
