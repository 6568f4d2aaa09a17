package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.PrefixTable;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Rates;

/**
 * The prices of tariff versions, read when one is asked for. Versions never change, so a table that was read stays
 * right; when there are too many rates in memory, those of the versions that were used longest ago are let go.
 */
final class RateTables {

    /** Some sixty megabytes. */
    private static final int MOST_RATES = 4_000_000;

    private final Database database;
    private final int mostRates;
    /** By the id of their versions; the one used longest ago first. */
    private final Map<Long, PrefixTable> tables = new LinkedHashMap<>(16, 0.75f, true);

    private long held;

    RateTables(Database database) {
        this(database, MOST_RATES);
    }

    RateTables(Database database, int mostRates) {
        this.database = database;
        this.mostRates = mostRates;
    }

    /** The prices of a version; nothing is read before they are asked for. */
    Rates of(long version, Currency currency) {
        return new Asked(version, currency);
    }

    /** How many rates are in memory. */
    synchronized long held() {
        return held;
    }

    private final class Asked implements Rates {

        private final long version;
        private final Currency currency;

        Asked(long version, Currency currency) {
            this.version = version;
            this.currency = currency;
        }

        @Override
        public Optional<Rate> find(String digits) {
            return table().find(digits);
        }

        @Override
        public List<Rate> rates() {
            return table().rates();
        }

        @Override
        public List<Rate> beginningWith(String digits, int most) {
            return table().beginningWith(digits, most);
        }

        @Override
        public List<CallPrice> prices() {
            return table().prices();
        }

        @Override
        public int size() {
            return table().size();
        }

        /** Whoever asks while the table is read waits for that instead of reading it too. */
        private synchronized PrefixTable table() {
            PrefixTable known = known(version);
            if (known != null) {
                return known;
            }
            PrefixTable table = database.apart(sql -> read(sql, version, currency));
            keep(version, table);
            return table;
        }
    }

    private synchronized @Nullable PrefixTable known(long version) {
        return tables.get(version);
    }

    private synchronized void keep(long version, PrefixTable table) {
        PrefixTable before = tables.put(version, table);
        held += table.size() - (before == null ? 0 : before.size());
        var oldest = tables.entrySet().iterator();
        while (held > mostRates && tables.size() > 1) {
            held -= oldest.next().getValue().size();
            oldest.remove();
        }
    }

    private static PrefixTable read(Sql sql, long version, Currency currency) throws SQLException {
        List<Rate> rates = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        Map<CallPrice, CallPrice> prices = new LinkedHashMap<>();
        sql.each(
                row -> {
                    CallPrice price = SqlTariffStore.price(row, "", currency);
                    rates.add(new Rate(
                            row.text("prefix"),
                            names.computeIfAbsent(row.text("destination"), same -> same),
                            prices.computeIfAbsent(price, same -> same)));
                },
                "select * from tariff_rate where version_id = ? order by prefix",
                version);
        return new PrefixTable(rates);
    }
}
