package org.ringfence.container.probe;

import jakarta.ejb.Singleton;

/** Counts in an EJB. */
@Singleton
public class TallyBean implements Tally {

    private int value;

    @Override
    public int count() {
        return ++value;
    }
}
