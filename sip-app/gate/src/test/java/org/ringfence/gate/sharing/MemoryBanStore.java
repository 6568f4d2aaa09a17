package org.ringfence.gate.sharing;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes of one process: each has a copy of all changes, and the link between two groups of them can be cut. */
final class MemoryBanStore implements BanStore {

    private final InstantSource clock;
    private final List<MemoryBanStore> nodes;
    private final Map<String, BanChange> kept = new HashMap<>();
    private final List<ChangeListener> listeners = new ArrayList<>();
    private boolean broken;
    private boolean alone;

    private MemoryBanStore(InstantSource clock, List<MemoryBanStore> nodes) {
        this.clock = clock;
        this.nodes = nodes;
        nodes.add(this);
    }

    static MemoryBanStore first(InstantSource clock) {
        return new MemoryBanStore(clock, new ArrayList<>());
    }

    /** A node that joins and takes what there is. */
    MemoryBanStore joined() {
        MemoryBanStore joined = new MemoryBanStore(clock, nodes);
        joined.kept.putAll(kept);
        return joined;
    }

    void breakDown(boolean broken) {
        this.broken = broken;
    }

    void split() {
        alone = true;
    }

    /** Ends a split as clusters do: this node loses what it has and takes what the others have. */
    void merge() {
        alone = false;
        kept.clear();
        nodes.stream().filter(node -> node != this).findFirst().ifPresent(other -> kept.putAll(other.kept));
        nodes.forEach(node -> node.listeners.forEach(ChangeListener::regrouped));
    }

    @Override
    public void write(Collection<? extends BanChange> changes) {
        if (broken) {
            throw new IllegalStateException("The store is broken");
        }
        for (MemoryBanStore node : List.copyOf(nodes)) {
            if (node == this || (!alone && !node.alone)) {
                changes.forEach(node::take);
            }
        }
    }

    private void take(BanChange change) {
        BanChange before = kept.get(change.place());
        if (change.until() > clock.millis() && (before == null || change.replaces(before))) {
            kept.put(change.place(), change);
            listeners.forEach(listener -> listener.changed(change));
        }
    }

    @Override
    public List<String> nodes() {
        return nodes.stream()
                .filter(node -> node == this || (!alone && !node.alone))
                .map(node -> "node " + nodes.indexOf(node))
                .toList();
    }

    @Override
    public List<BanChange> all() {
        kept.values().removeIf(change -> change.until() <= clock.millis());
        return List.copyOf(kept.values());
    }

    @Override
    public void listen(ChangeListener listener) {
        listeners.add(listener);
    }
}
