package org.ringfence.billing.memory;

import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.contract.BlockedNumberStoreContract;
import org.ringfence.billing.contract.DestinationStoreContract;
import org.ringfence.billing.contract.FraudProfileStoreContract;
import org.ringfence.billing.fraud.FraudProfileStore;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.DestinationStore;

/** The contract of destinations in memory. */
class MemoryDestinationStoreTest
        implements DestinationStoreContract, BlockedNumberStoreContract, FraudProfileStoreContract {

    private final MemoryStores stores = new MemoryStores();
    private final DestinationStore destinations = new MemoryDestinationStore(stores.accounts());

    private final BlockedNumberStore blacklist = new MemoryBlockedNumberStore();
    private final FraudProfileStore profiles = new MemoryFraudProfileStore(stores.accounts());

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

    @Override
    public FraudProfileStore profiles() {
        return profiles;
    }
}
