package org.ringfence.call.registrar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringfence.call.routing.AddressOfRecord;

/** Bindings in memory, for tests. */
public final class MemoryLocationStore implements LocationStore {

    private final Map<AddressOfRecord, Registration> registrations = new LinkedHashMap<>();

    @Override
    public synchronized List<Registration> load(Instant now) {
        List<Registration> valid = new ArrayList<>();
        for (Registration registration : registrations.values()) {
            List<Binding> bindings = validOf(registration, now);
            if (!bindings.isEmpty()) {
                valid.add(new Registration(registration.address(), bindings));
            }
        }
        return valid;
    }

    @Override
    public synchronized void write(Collection<Registration> changed) {
        for (Registration registration : changed) {
            if (registration.bindings().isEmpty()) {
                registrations.remove(registration.address());
            } else {
                registrations.put(registration.address(), registration);
            }
        }
    }

    @Override
    public synchronized int removeExpired(Instant now) {
        int removed = 0;
        for (Registration registration : List.copyOf(registrations.values())) {
            List<Binding> valid = validOf(registration, now);
            removed += registration.bindings().size() - valid.size();
            write(List.of(new Registration(registration.address(), valid)));
        }
        return removed;
    }

    private static List<Binding> validOf(Registration registration, Instant now) {
        return registration.bindings().stream()
                .filter(binding -> !binding.isExpired(now))
                .toList();
    }
}
