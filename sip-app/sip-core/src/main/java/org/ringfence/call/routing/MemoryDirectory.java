package org.ringfence.call.routing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Domains and users in memory, for tests. */
public final class MemoryDirectory implements UserDirectory, DomainDirectory {

    private final Set<String> domains = ConcurrentHashMap.newKeySet();
    private final Map<AddressOfRecord, SipUser> users = new ConcurrentHashMap<>();
    private final Map<String, SipUser> numbers = new ConcurrentHashMap<>();

    /** Serves a domain from now on. */
    public void serve(String domain) {
        domains.add(domain.toLowerCase(Locale.ROOT));
    }

    /** Adds a user, its domain and its numbers. */
    public void add(SipUser user) {
        serve(user.address().domain());
        users.put(user.address(), user);
        user.numbers().forEach(number -> numbers.put(number, user));
    }

    @Override
    public boolean isServed(String domain) {
        return domains.contains(domain.toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<SipUser> byAddress(AddressOfRecord address) {
        return Optional.ofNullable(users.get(address));
    }

    @Override
    public Optional<SipUser> byNumber(String digits) {
        return Optional.ofNullable(numbers.get(digits));
    }
}
