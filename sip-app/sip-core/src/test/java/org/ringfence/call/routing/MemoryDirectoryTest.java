package org.ringfence.call.routing;

import java.util.List;
import java.util.Set;
import org.ringfence.billing.account.AccountId;

class MemoryDirectoryTest implements DirectoryContract {

    private final MemoryDirectory directory = new MemoryDirectory();
    private long last;

    @Override
    public DomainDirectory domains() {
        return directory;
    }

    @Override
    public UserDirectory users() {
        return directory;
    }

    @Override
    public void serve(String domain) {
        directory.serve(domain);
    }

    @Override
    public void create(AddressOfRecord address, List<String> numbers, Set<SipTransport> transports) {
        directory.add(new SipUser(new SipUserId(++last), address, new AccountId(last), numbers, transports, true));
    }
}
