package org.ringfence.billing.memory;

import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.contract.BlockedNumberStoreContract;
import org.ringfence.billing.contract.DestinationStoreContract;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.DestinationStore;

/** The contract of destinations in memory. */
class MemoryDestinationStoreTest implements DestinationStoreContract, BlockedNumberStoreContract {

    private final MemoryStores stores = new MemoryStores();
    private final DestinationStore destinations = new MemoryDestinationStore(stores.accounts());

    private final BlockedNumberStore blacklist = new MemoryBlockedNumberStore();

    @Override
    public AccountStore accounts() {
        return stores.accounts();
    }

    @Override
    public DestinationStore destinations() {
        return destinations;
    }

    @Override
    public BlockedNumberStore blacklist() {
        return blacklist;
    }
}
