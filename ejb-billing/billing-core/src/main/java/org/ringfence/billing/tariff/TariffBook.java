package org.ringfence.billing.tariff;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Tariffs ready for pricing, read once and kept until one is changed. All changes go through the book, which forgets
 * what it knew after each, also when it is not known whether the change was made.
 */
public final class TariffBook implements TariffStore {

    private final TariffStore store;
    private final AtomicLong edition = new AtomicLong();
    private final Map<TariffId, Optional<Tariff>> tariffs = new ConcurrentHashMap<>();
    private final Map<Currency, Optional<Tariff>> defaults = new ConcurrentHashMap<>();

    public TariffBook(TariffStore store) {
        this.store = store;
    }

    @Override
    public Optional<Tariff> find(TariffId id) {
        Optional<Tariff> known = tariffs.get(id);
        if (known != null) {
            return known;
        }
        long before = edition.get();
        Optional<Tariff> read = store.find(id);
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
        Optional<Tariff> read = store.defaultFor(currency);
        keep(defaults, currency, read, before);
        return read;
    }

    @Override
    public CreateAnswer create(String name, Currency currency) {
        return changed(() -> store.create(name, currency));
    }

    @Override
    public PublishAnswer publish(TariffId tariff, TariffVersion.Content content) {
        return changed(() -> store.publish(tariff, content));
    }

    @Override
    public boolean makeDefault(TariffId tariff) {
        return changed(() -> store.makeDefault(tariff));
    }

    @Override
    public LinkAnswer link(TariffId tariff, TariffLinks links) {
        return changed(() -> store.link(tariff, links));
    }

    @Override
    public Optional<Tariff> findByName(String name) {
        return store.findByName(name);
    }

    @Override
    public List<Tariff> list() {
        return store.list();
    }

    private <T> T changed(Supplier<T> change) {
        try {
            return change.get();
        } finally {
            forget();
        }
    }

    /** Reads every tariff anew when it is needed next: another node may have changed one. */
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
