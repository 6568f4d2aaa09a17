package org.ringfence.call.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;

class MemoryUpkeepStoreTest implements UpkeepStoreContract {

    private final MemoryUpkeepStore store = new MemoryUpkeepStore();
    private long users;

    @Override
    public UpkeepStore store() {
        return store;
    }

    @Override
    public SipUser create(String name) {
        users++;
        SipUser user = new SipUser(
                new SipUserId(users),
                new AddressOfRecord(name, "one.example"),
                new AccountId(users),
                List.of(),
                Set.of(SipTransport.values()),
                true);
        store.add(user, Instant.EPOCH);
        return user;
    }
}
