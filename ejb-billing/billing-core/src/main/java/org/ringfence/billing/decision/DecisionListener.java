package org.ringfence.billing.decision;

/** Hears of each decision, on the thread that made it; never waits. */
public interface DecisionListener {

    /** Nobody listens. */
    DecisionListener NOBODY = decision -> {};

    void decided(Decision decision);
}
