package org.ringfence.call.registrar;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.ringfence.call.routing.AddressOfRecord;

/** Which addresses are registered over which connections. */
final class Flows {

    private final Map<Flow, Set<AddressOfRecord>> addresses = new ConcurrentHashMap<>();

    void learn(AddressOfRecord address, List<Binding> bindings) {
        for (Binding binding : bindings) {
            if (binding.transport().isConnectionOriented()) {
                Flow flow = new Flow(binding.transport(), binding.receivedHost(), binding.receivedPort());
                addresses.compute(flow, (key, known) -> {
                    Set<AddressOfRecord> more = known == null ? ConcurrentHashMap.newKeySet() : known;
                    more.add(address);
                    return more;
                });
            }
        }
    }

    /** Forgets a connection; gives the addresses that were registered over it, and may not be any more. */
    Set<AddressOfRecord> take(Flow flow) {
        Set<AddressOfRecord> taken = addresses.remove(flow);
        return taken == null ? Set.of() : taken;
    }

    /** Forgets what is not in use. */
    void sweep(BiPredicate<Flow, AddressOfRecord> inUse) {
        for (Flow flow : addresses.keySet()) {
            addresses.computeIfPresent(flow, (key, known) -> {
                known.removeIf(address -> !inUse.test(flow, address));
                return known.isEmpty() ? null : known;
            });
        }
    }

    int size() {
        return addresses.size();
    }
}
