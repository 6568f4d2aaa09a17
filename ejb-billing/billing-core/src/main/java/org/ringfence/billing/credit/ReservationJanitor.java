package org.ringfence.billing.credit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.ledger.CallEnding;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.Reservation;

/**
 * Ends the reservations of calls that nobody supervises any more: a node that died leaves them, and a lost message may.
 * Talk that is proven is charged, the rest is released, and the record says that the call was interrupted.
 */
public final class ReservationJanitor {

    private static final int BATCH = 200;

    /** Longer than those wait who have calls to settle and try again. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LedgerStore ledger;
    private final Settlement settlement;
    private final InstantSource clock;
    private final NodeId node;
    private volatile Instant quietUntil = Instant.MIN;

    /** For accounts without limits, and carriers without prices. */
    public ReservationJanitor(LedgerStore ledger, InstantSource clock, NodeId node) {
        this(ledger, Settlement.PLAIN, clock, node);
    }

    /** @param settlement knows what ended calls cost */
    public ReservationJanitor(LedgerStore ledger, Settlement settlement, InstantSource clock, NodeId node) {
        this.settlement = settlement;
        this.ledger = ledger;
        this.clock = clock;
        this.node = node;
    }

    /**
     * Ends what earlier incarnations of this node left behind, without waiting for leases; to be called at the start.
     *
     * @return how many were ended
     */
    public int recover() {
        int ended = 0;
        List<Reservation> found = ledger.leftBehind(node, BATCH);
        while (!found.isEmpty()) {
            for (Reservation left : found) {
                ended += interrupt(left, "NODE_RESTARTED");
            }
            found = ledger.leftBehind(node, BATCH);
        }
        return ended;
    }

    /**
     * Ends reservations of any node whose lease has ended; to be called every few seconds. For half a minute after the
     * ledger was away nothing is done, so that calls which ended meanwhile are settled by those who know their end.
     *
     * @return how many were ended
     */
    public int sweep() {
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            return 0;
        }
        try {
            return sweep(now);
        } catch (LedgerUnavailable away) {
            quietUntil = now.plus(PATIENCE);
            throw away;
        }
    }

    private int sweep(Instant now) {
        int ended = 0;
        for (Reservation overdue : ledger.leaseEnded(now, BATCH)) {
            ended += interrupt(overdue, "LEASE_ENDED");
        }
        return ended;
    }

    private int interrupt(Reservation seen, String cause) {
        Instant now = clock.instant();
        LedgerStore.EndAnswer answer = ledger.end(seen.id(), held -> decide(held, now, cause));
        return answer instanceof LedgerStore.EndAnswer.Ended ? 1 : 0;
    }

    /** The call may have reported since it was seen, or be in other hands. */
    private Optional<CallEnding> decide(Reservation held, Instant now, String cause) {
        boolean leftByUs = held.node().name().equals(node.name()) && held.node().incarnation() < node.incarnation();
        boolean leaseEnded = !held.progress().leaseUntil().isAfter(now);
        return leftByUs || leaseEnded ? Optional.of(settlement.interrupted(held, now, cause)) : Optional.empty();
    }
}
