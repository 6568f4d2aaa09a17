package org.ringfence.call.security;

class MemorySecurityEventStoreTest implements SecurityEventStoreContract {

    private final MemorySecurityEventStore store = new MemorySecurityEventStore();

    @Override
    public SecurityEventStore store() {
        return store;
    }
}
