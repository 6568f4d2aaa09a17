package org.ringfence.gate.sharing;

import java.time.InstantSource;

class MemoryBanStoreTest extends BanStoreContract {

    private final MemoryBanStore here = MemoryBanStore.first(InstantSource.system());
    private final MemoryBanStore there = here.joined();

    @Override
    protected BanStore here() {
        return here;
    }

    @Override
    protected BanStore there() {
        return there;
    }
}
