package org.ringfence.call.routing;

class MemoryTrunkStoreTest implements TrunkStoreContract {

    private final MemoryTrunkStore store = new MemoryTrunkStore();

    @Override
    public TrunkStore store() {
        return store;
    }

    @Override
    public void create(Trunk trunk) {
        store.add(trunk);
    }
}
