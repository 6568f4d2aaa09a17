package org.ringfence.call.session;

import java.util.List;

/**
 * Targets that are tried at the same time; the next step is tried when all of them failed.
 *
 * @param targets at least one
 * @param failover whether a failure of the kind that failover is for leads to the next step
 */
public record RouteStep(List<Target> targets, boolean failover) {

    public RouteStep {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("A step of a route needs a target");
        }
    }
}
