package org.ringfence.billing.tariff;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tariffs ready for pricing, read once and kept until {@link #forget}; every change of a tariff must call that after
 * it is committed.
 */
public final class TariffBook implements TariffSource {

    private final TariffSource source;
    private final AtomicLong edition = new AtomicLong();
    private final Map<TariffId, Optional<Tariff>> tariffs = new ConcurrentHashMap<>();
    private final Map<Currency, Optional<Tariff>> defaults = new ConcurrentHashMap<>();

    public TariffBook(TariffSource source) {
        this.source = source;
    }

    @Override
    public Optional<Tariff> find(TariffId id) {
        Optional<Tariff> known = tariffs.get(id);
        if (known != null) {
            return known;
        }
        long before = edition.get();
        Optional<Tariff> read = source.find(id);
        if (read.isPresent()) {
            keep(tariffs, id, read, before);
        }
        return read;
    }

    @Override
    public Optional<Tariff> defaultFor(Currency currency) {
        Optional<Tariff> known = defaults.get(currency);
        if (known != null) {
            return known;
        }
        long before = edition.get();
        Optional<Tariff> read = source.defaultFor(currency);
        keep(defaults, currency, read, before);
        return read;
    }

    /** Reads every tariff anew when it is needed next. */
    public void forget() {
        edition.incrementAndGet();
        tariffs.clear();
        defaults.clear();
    }

    /** What was read before a change must not be kept after it. */
    private <K> void keep(Map<K, Optional<Tariff>> cache, K key, Optional<Tariff> read, long before) {
        cache.put(key, read);
        if (edition.get() != before) {
            cache.remove(key);
        }
    }
}
