package org.ringfence.call.routing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ringfence.billing.account.AccountId;

/** Counts the calls that this node has on each trunk, so that none carries more than it may. */
public final class TrunkSeats {

    private final Map<AccountId, Integer> taken = new ConcurrentHashMap<>();

    /** A seat of a trunk for one call, not taken yet. */
    public Seat on(Trunk trunk) {
        return new Seat(this, trunk.account(), trunk.maxCalls().orElse(Integer.MAX_VALUE));
    }

    /** Calls on a trunk at this moment. */
    public int taken(AccountId trunk) {
        return taken.getOrDefault(trunk, 0);
    }

    /**
     * The right of one call to be on a trunk.
     *
     * @param seats where it is counted
     * @param trunk the trunk's account
     * @param most calls on the trunk at once, from 0
     */
    public record Seat(TrunkSeats seats, AccountId trunk, int most) {

        /** Whether it could be taken at this moment; the next moment it may be otherwise. */
        public boolean isFree() {
            return seats.taken(trunk) < most;
        }

        /** Takes it, or leaves everything as it is and says false if the trunk is full. */
        public boolean take() {
            boolean[] got = new boolean[1];
            seats.taken.compute(trunk, (id, before) -> {
                int now = before == null ? 0 : before;
                got[0] = now < most;
                return got[0] ? Integer.valueOf(now + 1) : before;
            });
            return got[0];
        }

        /** Gives it back; to be called once for each time that it was taken. */
        public void leave() {
            seats.taken.computeIfPresent(trunk, (id, now) -> now == 1 ? null : now - 1);
        }
    }
}
