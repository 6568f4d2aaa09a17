package org.ringfence.call.routing;

import java.util.List;

/** Keeps the trunks: a few, read for every call that leaves, so adapters answer from memory. */
public interface TrunkStore {

    /** All trunks, disabled ones included, in no particular order. */
    List<Trunk> all();
}
