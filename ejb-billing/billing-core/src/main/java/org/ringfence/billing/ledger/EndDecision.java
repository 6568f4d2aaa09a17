package org.ringfence.billing.ledger;

import java.util.Optional;

/**
 * Decides how a reservation ends from what it is at that instant. It must be a pure function: a ledger calls it while
 * it holds the reservation, and again when it has to try anew.
 */
@FunctionalInterface
public interface EndDecision {

    /** How it ends; empty to leave it as it is. */
    Optional<CallEnding> decide(Reservation reservation);
}
