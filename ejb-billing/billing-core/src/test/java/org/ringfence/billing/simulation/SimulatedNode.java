package org.ringfence.billing.simulation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.Admission;
import org.ringfence.billing.credit.ReservationJanitor;
import org.ringfence.billing.ledger.NodeId;

/** A server that crashes and comes back; what it knew of its calls is gone then. */
final class SimulatedNode {

    private final World world;
    private final String name;
    private final Map<AccountId, List<SimulatedCall>> exhausted = new LinkedHashMap<>();
    private int incarnation = 1;
    private boolean up = true;
    private Admission admission;
    private ReservationJanitor janitor;

    SimulatedNode(World world, String name) {
        this.world = world;
        this.name = name;
        admission = world.admission(id());
        janitor = world.janitor(id());
    }

    private NodeId id() {
        return new NodeId(name, incarnation);
    }

    boolean isUp() {
        return up;
    }

    int incarnation() {
        return incarnation;
    }

    Admission admission() {
        return admission;
    }

    void crash() {
        up = false;
        incarnation++;
        exhausted.clear();
    }

    void restart() {
        up = true;
        admission = world.admission(id());
        janitor = world.janitor(id());
        world.untilItWorks(janitor::recover);
    }

    void sweep() {
        if (up) {
            world.ifItWorks(janitor::sweep);
        }
    }

    /** The call wants to hear of top-ups. */
    void waitsForMoney(AccountId account, SimulatedCall call) {
        exhausted.computeIfAbsent(account, id -> new ArrayList<>()).add(call);
    }

    /** The account that waits longest for money; its call may be over by now. */
    Optional<AccountId> longestWaiting() {
        Iterator<AccountId> waiting = exhausted.keySet().iterator();
        return waiting.hasNext() ? Optional.of(waiting.next()) : Optional.empty();
    }

    void creditRaised(AccountId account) {
        List<SimulatedCall> waiting = exhausted.remove(account);
        if (waiting != null) {
            waiting.forEach(SimulatedCall::ask);
        }
    }
}
