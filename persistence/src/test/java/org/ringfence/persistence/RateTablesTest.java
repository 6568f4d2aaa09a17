package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;

class RateTablesTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final Database database = new Database(TestDatabases.h2());
    private RateTables tables;
    private SqlTariffStore store;

    @BeforeEach
    void open() {
        database.open();
        tables = new RateTables(database, 10);
        store = new SqlTariffStore(database, tables);
    }

    private TariffId tariff(int prefixes) {
        TariffStore.CreateAnswer made = store.create("tables-" + UUID.randomUUID(), EUR);
        TariffId id = ((TariffStore.CreateAnswer.Created) made).tariff().id();
        publish(id, prefixes);
        return id;
    }

    private void publish(TariffId id, int prefixes) {
        List<Rate> rates = new ArrayList<>();
        for (int prefix = 0; prefix < prefixes; prefix++) {
            rates.add(new Rate(
                    Integer.toString(prefix), "somewhere", new CallPrice(Money.zero(EUR), PricePerMinute.FREE, 1, 1)));
        }
        store.publish(id, new TariffVersion.Content(Instant.EPOCH, null, null, rates));
    }

    private TariffVersion version(TariffId id, int index) {
        return store.find(id).orElseThrow().versions().get(index);
    }

    @Test
    void onlyTheVersionThatIsAskedIsRead() {
        TariffId id = tariff(3);
        publish(id, 4);

        assertThat(tables.held()).isZero();
        assertThat(version(id, 1).rates().find("25")).map(Rate::prefix).contains("2");
        assertThat(tables.held()).isEqualTo(4);
    }

    @Test
    void tableIsReadOnceAlsoWhenItsTariffIsReadAgain() {
        TariffId id = tariff(3);
        version(id, 0).rates().size();
        database.run(sql -> {
            sql.update("delete from tariff_rate where prefix = '2' and destination = 'somewhere'");
            return null;
        });

        assertThat(version(id, 0).rates().size()).isEqualTo(3);
    }

    @Test
    void tablesUsedLongestAgoAreLetGoWhenThereAreTooManyRates() {
        TariffId first = tariff(5);
        TariffId second = tariff(5);
        version(first, 0).rates().size();
        version(second, 0).rates().size();
        assertThat(tables.held()).isEqualTo(10);
        version(first, 0).rates().size();

        version(tariff(1), 0).rates().size();

        assertThat(tables.held()).isEqualTo(6);
        assertThat(version(second, 0).rates().size()).isEqualTo(5);
    }

    @Test
    void tableThatIsLargerThanTheBoundIsStillUsed() {
        TariffId large = tariff(11);

        assertThat(version(large, 0).rates().find("105")).map(Rate::prefix).contains("10");
        assertThat(tables.held()).isEqualTo(11);
    }
}
