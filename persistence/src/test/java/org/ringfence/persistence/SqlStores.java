package org.ringfence.persistence;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.contract.BillingStores;
import org.ringfence.billing.event.EventOutbox;
import org.ringfence.billing.ledger.LedgerProof;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.packages.PackageStore;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.billing.tariff.TariffStore;

/** The SQL adapters of billing on one database. */
abstract class SqlStores implements BillingStores {

    private final Database database;
    private final AccountStore accounts;
    private final LimitStore limits;
    private final SqlPackageStore packages;

    SqlStores(DataSource dataSource) {
        database = new Database(dataSource);
        database.open();
        accounts = new CachedAccounts(new SqlAccountStore(database, InstantSource.system()));
        limits = new CachedLimits(new SqlLimitStore(database));
        packages = new SqlPackageStore(database);
        packages.refresh();
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public LedgerStore ledger() {
        return new SqlLedgerStore(database);
    }

    LedgerProof proof() {
        return new SqlLedgerProof(database);
    }

    @Override
    public CdrStore cdrs() {
        return new SqlCdrStore(database);
    }

    @Override
    public TariffStore tariffs() {
        return new SqlTariffStore(database);
    }

    @Override
    public LimitStore limits() {
        return limits;
    }

    @Override
    public PackageStore packages() {
        return packages;
    }

    @Override
    public EventOutbox outbox() {
        return new SqlEventOutbox(database);
    }
}
