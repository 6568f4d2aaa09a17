package org.ringfence.billing.memory;

import java.time.InstantSource;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.contract.BillingStores;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.event.EventOutbox;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.packages.PackageStore;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.billing.tariff.TariffStore;

/** All memory adapters on one set of books. */
public class MemoryStores implements BillingStores {

    private final MemoryBooks books = new MemoryBooks();
    private final AccountStore accounts = new MemoryAccountStore(books, InstantSource.fixed(Samples.NOON));
    private final LedgerStore ledger = new MemoryLedgerStore(books);
    private final CdrStore cdrs = new MemoryCdrStore(books);
    private final LimitStore limits = new MemoryLimitStore(books);
    private final PackageStore packages = new MemoryPackageStore(books);
    private final TariffStore tariffs = new MemoryTariffStore();

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public LedgerStore ledger() {
        return ledger;
    }

    @Override
    public CdrStore cdrs() {
        return cdrs;
    }

    @Override
    public TariffStore tariffs() {
        return tariffs;
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
        return books.outbox();
    }
}
