package org.ringfence.gate.sharing;

/** Is told once when bans can't be shared as they should, and once when they can again. */
public interface SharingReport {

    /** More changes are made than the store takes; what was left out follows later. */
    void behind(int waiting);

    /** The store fails; bans hold on this node alone until it works again. */
    void broken(RuntimeException reason);

    /** All changes are shared again. */
    void restored();
}
