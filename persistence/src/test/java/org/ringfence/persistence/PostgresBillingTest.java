package org.ringfence.persistence;

import org.ringfence.billing.contract.AccountStoreContract;
import org.ringfence.billing.contract.AddressLimitContract;
import org.ringfence.billing.contract.CallStoriesContract;
import org.ringfence.billing.contract.CdrStoreContract;
import org.ringfence.billing.contract.EventOutboxContract;
import org.ringfence.billing.contract.LedgerStoreContract;
import org.ringfence.billing.contract.SpendLimitContract;
import org.ringfence.billing.contract.TariffStoreContract;

/** The contracts of billing's stores. */
class PostgresBillingTest extends SqlStores
        implements LedgerStoreContract,
                SpendLimitContract,
                AddressLimitContract,
                AccountStoreContract,
                TariffStoreContract,
                CdrStoreContract,
                EventOutboxContract,
                CallStoriesContract {

    PostgresBillingTest() {
        super(TestDatabases.postgres());
    }
}
