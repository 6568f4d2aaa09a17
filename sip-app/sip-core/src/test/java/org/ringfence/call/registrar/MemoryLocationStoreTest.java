package org.ringfence.call.registrar;

class MemoryLocationStoreTest implements LocationStoreContract {

    private final MemoryLocationStore store = new MemoryLocationStore();

    @Override
    public LocationStore store() {
        return store;
    }
}
