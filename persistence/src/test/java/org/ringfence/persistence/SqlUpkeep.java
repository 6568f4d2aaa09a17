package org.ringfence.persistence;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.money.Money;
import org.ringfence.call.provisioning.NewSubscriber;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.upkeep.UpkeepStore;
import org.ringfence.call.upkeep.UpkeepStoreContract;

/** The SQL adapter of the states of users on one database. */
abstract class SqlUpkeep implements UpkeepStoreContract {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final HashKeys KEYS =
            new HashKeys(() -> "a secret of this test run, long enough", Path.of("no file"));

    private final Database database;
    private final SqlSubscribers subscribers;

    SqlUpkeep(DataSource dataSource) {
        database = new Database(dataSource);
        database.open();
        subscribers = new SqlSubscribers(database, new SqlAccountStore(database, InstantSource.system()), KEYS);
    }

    @BeforeEach
    void nothingWasDone() {
        subscribers.open();
        database.call(sql -> sql.update("update chore set done_at = ?", Instant.EPOCH));
    }

    @Override
    public UpkeepStore store() {
        return new SqlUpkeepStore(database);
    }

    @Override
    public SipUser create(String name) {
        AddressOfRecord address = new AddressOfRecord(name + UUID.randomUUID(), "upkeep.example");
        NewAccount account =
                new NewAccount(address.toString(), AccountTerms.prepaid(EUR, ZoneOffset.UTC), Money.zero(EUR));
        subscribers.create(List.of(new NewSubscriber(account, address, address.domain(), List.of(), List.of())));
        return subscribers.byAddress(address).orElseThrow();
    }
}
