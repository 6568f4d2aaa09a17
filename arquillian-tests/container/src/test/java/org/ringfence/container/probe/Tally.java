package org.ringfence.container.probe;

import jakarta.ejb.Local;

/** Counts. */
@Local
public interface Tally {

    /** The number after this call. */
    int count();
}
