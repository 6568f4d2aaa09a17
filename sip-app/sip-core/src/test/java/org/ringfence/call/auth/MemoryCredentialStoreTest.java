package org.ringfence.call.auth;

import java.util.List;
import java.util.Set;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;

class MemoryCredentialStoreTest implements CredentialStoreContract {

    private final MemoryCredentialStore store = new MemoryCredentialStore();
    private long last;

    @Override
    public CredentialStore store() {
        return store;
    }

    @Override
    public void create(String user, String domain, String password, DigestAlgorithm... algorithms) {
        SipUser made = new SipUser(
                new SipUserId(++last),
                new AddressOfRecord(user, domain),
                new AccountId(last),
                List.of(),
                Set.of(SipTransport.values()),
                true);
        for (Login login : Login.of(made.address(), domain, password, algorithms)) {
            store.put(login.username(), domain, new Credential(made, login.ha1s()));
        }
    }

    @Override
    public void changePassword(String user, String domain, String password, DigestAlgorithm... algorithms) {
        create(user, domain, password, algorithms);
    }
}
