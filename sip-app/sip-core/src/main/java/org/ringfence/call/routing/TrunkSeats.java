package org.ringfence.call.routing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ringfence.billing.account.AccountId;

/** Counts the calls that this node has on each trunk, and their talk, so that none carries more than it may. */
public final class TrunkSeats {

    private final Map<AccountId, Integer> taken = new ConcurrentHashMap<>();
    private final Talk talk;

    /** @param talk where talk is counted */
    public TrunkSeats(Talk talk) {
        this.talk = talk;
    }

    /** Where the talk of trunks is counted (SPEC F27). */
    public interface Talk {

        /** Nobody counts. */
        Talk UNCOUNTED = new Talk() {
            @Override
            public void talked(AccountId trunk, Duration talk) {}

            @Override
            public boolean isFull(AccountId trunk) {
                return false;
            }
        };

        /** A call that a trunk carried is over; quick. */
        void talked(AccountId trunk, Duration talk);

        /** Whether a trunk has carried as much talk as it may. */
        boolean isFull(AccountId trunk);
    }

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
            return seats.taken(trunk) < most && !seats.talk.isFull(trunk);
        }

        /** The call that has it was answered and is over. */
        public void talked(Duration duration) {
            seats.talk.talked(trunk, duration);
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
