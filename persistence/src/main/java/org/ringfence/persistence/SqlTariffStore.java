package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.rating.WeeklyHours;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffLinks;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.billing.tariff.TariffVersionId;
import org.ringfence.billing.tariff.TariffWays;

/** Tariffs in SQL. */
public final class SqlTariffStore implements TariffStore {

    private static final String SELECT =
            "select id, name, currency, is_default, parent_id, off_peak_id, off_peak_hours from tariff ";

    private static final String INSERT_RATE =
            "insert into tariff_rate (version_id, prefix, destination, connect_fee, per_minute, first_increment,"
                    + " following_increment, grace, minimum_charge) values ";

    private final Database database;
    private final RateTables tables;

    public SqlTariffStore(Database database) {
        this(database, new RateTables(database));
    }

    SqlTariffStore(Database database, RateTables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public CreateAnswer create(String name, Currency currency) {
        try {
            return database.call(sql -> {
                long id = sql.insert(
                        "insert into tariff (name, currency) values (?, ?)", name, currency.getCurrencyCode());
                Edition.TARIFFS.next(sql);
                return new CreateAnswer.Created(read(sql, "where id = ?", id).orElseThrow());
            });
        } catch (Database.KeyExists taken) {
            return new CreateAnswer.NameTaken(findByName(name).orElseThrow());
        }
    }

    @Override
    public PublishAnswer publish(TariffId tariff, TariffVersion.Content content) {
        Set<String> prefixes = new HashSet<>();
        for (Rate rate : content.rates()) {
            if (!prefixes.add(rate.prefix())) {
                return new PublishAnswer.PrefixTwice(rate.prefix());
            }
        }
        return database.apart(sql -> {
            Optional<Currency> currency =
                    sql.find(Row::currency, "select currency from tariff where id = ?", tariff.value());
            if (currency.isEmpty()) {
                return new PublishAnswer.UnknownTariff();
            }
            return content.isIn(currency.get())
                    ? new PublishAnswer.Published(insert(sql, tariff, content))
                    : new PublishAnswer.WrongCurrency(currency.get());
        });
    }

    private static TariffVersionId insert(Sql sql, TariffId tariff, TariffVersion.Content content) throws SQLException {
        CallPrice onNet = content.onNet();
        long version = sql.insert(
                "insert into tariff_version (tariff_id, valid_from, valid_until, onnet_connect_fee,"
                        + " onnet_per_minute, onnet_first_increment, onnet_following_increment, onnet_grace,"
                        + " onnet_minimum_charge) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tariff.value(),
                content.validFrom(),
                content.validUntil(),
                onNet == null ? null : onNet.connectFee(),
                onNet == null ? null : onNet.perMinute(),
                onNet == null ? null : onNet.firstIncrement(),
                onNet == null ? null : onNet.followingIncrement(),
                onNet == null ? null : onNet.grace(),
                onNet == null ? null : onNet.minimumCharge());
        sql.insertRows(
                INSERT_RATE,
                9,
                content.rates().stream()
                        .map(rate -> new Object[] {
                            version,
                            rate.prefix(),
                            rate.destination(),
                            rate.price().connectFee(),
                            rate.price().perMinute(),
                            rate.price().firstIncrement(),
                            rate.price().followingIncrement(),
                            rate.price().grace(),
                            rate.price().minimumCharge()
                        })
                        .iterator());
        Edition.TARIFFS.next(sql);
        return new TariffVersionId(version);
    }

    @Override
    public boolean makeDefault(TariffId tariff) {
        return database.call(sql -> {
            Optional<Currency> currency =
                    sql.find(Row::currency, "select currency from tariff where id = ?", tariff.value());
            if (currency.isEmpty()) {
                return false;
            }
            sql.update(
                    "update tariff set is_default = (id = ?) where currency = ?",
                    tariff.value(),
                    currency.get().getCurrencyCode());
            Edition.TARIFFS.next(sql);
            return true;
        });
    }

    @Override
    public LinkAnswer link(TariffId tariff, TariffLinks links) {
        return database.call(sql -> {
            // two that link two tariffs to each other at once would make a round
            sql.list(row -> row.big("id"), "select id from tariff order by id for update");
            LinkAnswer answer = TariffWays.check(this, tariff, links);
            if (answer == LinkAnswer.LINKED) {
                String hours = links.offPeakHours().toString();
                sql.update(
                        "update tariff set parent_id = ?, off_peak_id = ?, off_peak_hours = ? where id = ?",
                        value(links.parent()),
                        value(links.offPeak()),
                        hours.isEmpty() ? null : hours,
                        tariff.value());
                Edition.TARIFFS.next(sql);
            }
            return answer;
        });
    }

    private static @Nullable Long value(@Nullable TariffId tariff) {
        return tariff == null ? null : tariff.value();
    }

    @Override
    public Optional<Tariff> find(TariffId id) {
        return database.call(sql -> read(sql, "where id = ?", id.value()));
    }

    @Override
    public Optional<Tariff> findByName(String name) {
        return database.call(sql -> read(sql, "where name = ?", name));
    }

    @Override
    public Optional<Tariff> defaultFor(Currency currency) {
        return database.call(sql -> read(sql, "where is_default and currency = ?", currency.getCurrencyCode()));
    }

    @Override
    public List<Tariff> list() {
        return database.call(sql -> {
            List<Tariff> tariffs = new ArrayList<>();
            for (Tariff bare : sql.list(SqlTariffStore::bare, SELECT + "order by name")) {
                tariffs.add(complete(sql, bare));
            }
            return tariffs;
        });
    }

    private Optional<Tariff> read(Sql sql, String condition, Object value) throws SQLException {
        Optional<Tariff> bare = sql.find(SqlTariffStore::bare, SELECT + condition, value);
        return bare.isEmpty() ? bare : Optional.of(complete(sql, bare.get()));
    }

    private static Tariff bare(Row row) throws SQLException {
        return new Tariff(
                new TariffId(row.big("id")),
                row.text("name"),
                row.currency(),
                row.flag("is_default"),
                List.of(),
                new TariffLinks(link(row, "parent_id"), link(row, "off_peak_id"), hours(row)));
    }

    private static @Nullable TariffId link(Row row, String column) throws SQLException {
        Long id = row.bigOrNull(column);
        return id == null ? null : new TariffId(id);
    }

    private static WeeklyHours hours(Row row) throws SQLException {
        String text = row.textOrNull("off_peak_hours");
        return text == null ? WeeklyHours.NEVER : WeeklyHours.parse(text);
    }

    private Tariff complete(Sql sql, Tariff tariff) throws SQLException {
        List<TariffVersion> versions = sql.list(
                row -> version(row, tariff.currency()),
                "select * from tariff_version where tariff_id = ? order by valid_from, id",
                tariff.id().value());
        return new Tariff(tariff.id(), tariff.name(), tariff.currency(), tariff.isDefault(), versions, tariff.links());
    }

    private TariffVersion version(Row row, Currency currency) throws SQLException {
        boolean priced = row.bigOrNull("onnet_first_increment") != null;
        return new TariffVersion(
                new TariffVersionId(row.big("id")),
                row.instant("valid_from"),
                row.instantOrNull("valid_until"),
                priced ? price(row, "onnet_", currency) : null,
                tables.of(row.big("id"), currency));
    }

    static CallPrice price(Row row, String prefix, Currency currency) throws SQLException {
        return new CallPrice(
                row.money(prefix + "connect_fee", currency),
                row.price(prefix + "per_minute"),
                row.number(prefix + "first_increment"),
                row.number(prefix + "following_increment"),
                row.number(prefix + "grace"),
                row.money(prefix + "minimum_charge", currency),
                0);
    }
}
