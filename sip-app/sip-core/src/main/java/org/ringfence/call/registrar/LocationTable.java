package org.ringfence.call.registrar;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.ringfence.call.routing.AddressOfRecord;

/** All bindings in memory: what the registrar changes and what routing reads. */
public final class LocationTable {

    private final InstantSource clock;
    private final Map<AddressOfRecord, List<Binding>> table = new ConcurrentHashMap<>();
    private final Set<AddressOfRecord> changed = ConcurrentHashMap.newKeySet();
    private final Set<AddressOfRecord> refreshed = ConcurrentHashMap.newKeySet();
    private final Flows flows = new Flows();

    /** An empty table. */
    public LocationTable(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Takes over what was kept, without marking it as changed; what is registered already stays as it is. Connections
     * did not outlive the server, and what was registered over them is not taken over.
     */
    public void load(Collection<Registration> kept) {
        for (Registration registration : kept) {
            List<Binding> reachable = registration.bindings().stream()
                    .filter(binding -> !binding.transport().isConnectionOriented())
                    .toList();
            if (!reachable.isEmpty()) {
                table.putIfAbsent(registration.address(), reachable);
            }
        }
    }

    /** Takes away what was registered over a connection that has closed. */
    public void closed(Flow flow) {
        for (AddressOfRecord address : flows.take(flow)) {
            change(
                    address,
                    before -> before.stream().noneMatch(flow::carries)
                            ? before
                            : before.stream()
                                    .filter(binding -> !flow.carries(binding))
                                    .toList());
        }
    }

    /** The present contacts of an address, the preferred ones first. */
    public List<Binding> contacts(AddressOfRecord address) {
        List<Binding> bindings = table.get(address);
        if (bindings == null) {
            return List.of();
        }
        return valid(bindings, clock.instant());
    }

    /** All present bindings, of one moment per address. */
    public List<Registration> all() {
        Instant now = clock.instant();
        List<Registration> all = new ArrayList<>(table.size());
        table.forEach((address, bindings) -> {
            List<Binding> valid = valid(bindings, now);
            if (!valid.isEmpty()) {
                all.add(new Registration(address, valid));
            }
        });
        return all;
    }

    /** How many connections bindings are known to be over. */
    int flows() {
        return flows.size();
    }

    /** How many addresses have bindings, counting those that are void but not swept yet. */
    public int size() {
        return table.size();
    }

    /**
     * Changes the bindings of one address, as one step for everybody else. A change that gives the very list that it
     * got is none.
     *
     * @param change gets the bindings that are not void, and must be quick
     * @return the bindings afterwards
     */
    List<Binding> change(AddressOfRecord address, UnaryOperator<List<Binding>> change) {
        Instant now = clock.instant();
        List<Binding> after = table.compute(address, (key, bindings) -> {
            List<Binding> before = bindings == null ? List.of() : valid(bindings, now);
            List<Binding> changedList = change.apply(before);
            if (changedList != before) {
                // within the step, so that whoever takes the mark finds the change too
                (isRefresh(before, changedList) ? refreshed : changed).add(address);
                flows.learn(address, changedList);
            }
            return changedList.isEmpty() ? null : changedList;
        });
        return after == null ? List.of() : after;
    }

    /**
     * Takes away void bindings.
     *
     * @return how many
     */
    public int sweep() {
        Instant now = clock.instant();
        int removed = 0;
        for (Map.Entry<AddressOfRecord, List<Binding>> entry : table.entrySet()) {
            List<Binding> before = entry.getValue();
            List<Binding> valid = valid(before, now);
            if (valid.size() < before.size() && replace(entry.getKey(), before, valid)) {
                removed += before.size() - valid.size();
            }
        }
        flows.sweep((flow, address) -> contacts(address).stream().anyMatch(flow::carries));
        return removed;
    }

    private boolean replace(AddressOfRecord address, List<Binding> before, List<Binding> after) {
        return after.isEmpty() ? table.remove(address, before) : table.replace(address, before, after);
    }

    /** Whether the same contacts are there, only for longer. */
    private static boolean isRefresh(List<Binding> before, List<Binding> after) {
        boolean same = before.size() == after.size();
        for (int i = 0; same && i < before.size(); i++) {
            same = before.get(i).isSameContactAs(after.get(i));
        }
        return same;
    }

    /** Takes up to this many marks of addresses whose contacts changed, with their bindings as they are now. */
    List<Registration> takeChanged(int most) {
        return take(changed, most);
    }

    /** Takes up to this many marks of addresses whose contacts are only there for longer. */
    List<Registration> takeRefreshed(int most) {
        return take(refreshed, most);
    }

    private List<Registration> take(Set<AddressOfRecord> marks, int most) {
        List<Registration> taken = new ArrayList<>();
        for (AddressOfRecord address : marks) {
            if (taken.size() >= most) {
                break;
            }
            if (marks.remove(address)) {
                taken.add(new Registration(address, table.getOrDefault(address, List.of())));
            }
        }
        return taken;
    }

    /** Marks addresses once more, after they could not be written. */
    void markChanged(Collection<Registration> again) {
        again.forEach(registration -> changed.add(registration.address()));
    }

    private static List<Binding> valid(List<Binding> bindings, Instant now) {
        for (Binding binding : bindings) {
            if (binding.isExpired(now)) {
                return bindings.stream().filter(other -> !other.isExpired(now)).toList();
            }
        }
        return bindings;
    }
}
