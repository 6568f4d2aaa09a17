package org.ringfence.billing.contract;

import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.event.EventOutbox;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.packages.PackageStore;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.billing.tariff.TariffStore;

/** The adapters under test, all on the same books. */
public interface BillingStores {

    AccountStore accounts();

    LedgerStore ledger();

    CdrStore cdrs();

    TariffStore tariffs();

    EventOutbox outbox();

    LimitStore limits();

    PackageStore packages();
}
