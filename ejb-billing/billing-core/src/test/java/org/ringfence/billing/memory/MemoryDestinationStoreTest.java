package org.ringfence.billing.memory;

import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.contract.DestinationStoreContract;
import org.ringfence.billing.number.DestinationStore;

/** The contract of destinations in memory. */
class MemoryDestinationStoreTest implements DestinationStoreContract {

    private final MemoryStores stores = new MemoryStores();
    private final DestinationStore destinations = new MemoryDestinationStore(stores.accounts());

    @Override
    public AccountStore accounts() {
        return stores.accounts();
    }

    @Override
    public DestinationStore destinations() {
        return destinations;
    }
}
