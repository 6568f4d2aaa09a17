package org.ringfence.gate.sharing;

import java.util.Collection;
import java.util.List;

/**
 * Where nodes leave changes for each other, and find them again after a restart (SPEC P13). A store may be slow or
 * broken: {@link BanSharing} keeps that away from those who ban and look up.
 */
public interface BanStore {

    /**
     * Leaves changes for all nodes, but for those whose place has a later one already. Each is kept until its time is
     * over.
     *
     * @throws RuntimeException if it can't be said that all of them were left
     */
    void write(Collection<? extends BanChange> changes);

    /** Names of the nodes that have all changes once {@link #write} returns, this one among them. */
    List<String> nodes();

    /** All changes that are kept and can be read. */
    List<BanChange> all();

    /** From now on somebody hears of changes. */
    void listen(ChangeListener listener);

    /** Hears of changes, in a thread of the store: it must be quick. */
    interface ChangeListener {

        /** A change was left, by any node, this one included. */
        void changed(BanChange change);

        /** Nodes came or went or found each other again: what is kept may differ from what was heard of. */
        void regrouped();
    }
}
