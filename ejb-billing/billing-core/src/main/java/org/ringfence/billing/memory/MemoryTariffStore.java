package org.ringfence.billing.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ringfence.billing.tariff.PrefixTable;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffLinks;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.billing.tariff.TariffVersionId;
import org.ringfence.billing.tariff.TariffWays;

/** Tariffs in memory. */
public final class MemoryTariffStore implements TariffStore {

    private final Map<Long, Tariff> tariffs = new TreeMap<>();
    private long lastVersion;

    @Override
    public synchronized CreateAnswer create(String name, Currency currency) {
        Optional<Tariff> existing = findByName(name);
        if (existing.isPresent()) {
            return new CreateAnswer.NameTaken(existing.get());
        }
        TariffId id = new TariffId(tariffs.size() + 1L);
        Tariff tariff = new Tariff(id, name, currency, false, List.of());
        tariffs.put(id.value(), tariff);
        return new CreateAnswer.Created(tariff);
    }

    @Override
    public synchronized PublishAnswer publish(TariffId id, TariffVersion.Content content) {
        Tariff tariff = tariffs.get(id.value());
        if (tariff == null) {
            return new PublishAnswer.UnknownTariff();
        }
        if (!content.isIn(tariff.currency())) {
            return new PublishAnswer.WrongCurrency(tariff.currency());
        }
        Set<String> prefixes = new HashSet<>();
        for (Rate rate : content.rates()) {
            if (!prefixes.add(rate.prefix())) {
                return new PublishAnswer.PrefixTwice(rate.prefix());
            }
        }
        TariffVersionId version = new TariffVersionId(++lastVersion);
        List<TariffVersion> versions = new ArrayList<>(tariff.versions());
        versions.add(new TariffVersion(
                version, content.validFrom(), content.validUntil(), content.onNet(), new PrefixTable(content.rates())));
        put(tariff, tariff.isDefault(), versions);
        return new PublishAnswer.Published(version);
    }

    @Override
    public synchronized boolean makeDefault(TariffId id) {
        Tariff chosen = tariffs.get(id.value());
        if (chosen == null) {
            return false;
        }
        for (Tariff each : List.copyOf(tariffs.values())) {
            if (each.currency().equals(chosen.currency())) {
                put(each, each.id().equals(id), each.versions());
            }
        }
        return true;
    }

    @Override
    public synchronized LinkAnswer link(TariffId id, TariffLinks links) {
        LinkAnswer answer = TariffWays.check(this, id, links);
        Tariff tariff = tariffs.get(id.value());
        if (tariff != null && answer == LinkAnswer.LINKED) {
            tariffs.put(
                    id.value(),
                    new Tariff(id, tariff.name(), tariff.currency(), tariff.isDefault(), tariff.versions(), links));
        }
        return answer;
    }

    @Override
    public synchronized Optional<Tariff> find(TariffId id) {
        return Optional.ofNullable(tariffs.get(id.value()));
    }

    @Override
    public synchronized Optional<Tariff> findByName(String name) {
        return tariffs.values().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    @Override
    public synchronized Optional<Tariff> defaultFor(Currency currency) {
        return tariffs.values().stream()
                .filter(Tariff::isDefault)
                .filter(each -> each.currency().equals(currency))
                .findFirst();
    }

    @Override
    public synchronized List<Tariff> list() {
        return tariffs.values().stream()
                .sorted(Comparator.comparing(Tariff::name))
                .toList();
    }

    private void put(Tariff tariff, boolean isDefault, List<TariffVersion> versions) {
        tariffs.put(
                tariff.id().value(),
                new Tariff(tariff.id(), tariff.name(), tariff.currency(), isDefault, versions, tariff.links()));
    }
}
