package org.ringfence.call.upkeep;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.ringfence.call.routing.SipUserId;

/** Notes which users prove themselves, once a day each: requests only look whether it is noted. */
public final class LastUses {

    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    private final InstantSource clock;
    private final Map<SipUserId, Long> days = new ConcurrentHashMap<>();
    private final Map<SipUserId, Long> unwritten = new ConcurrentHashMap<>();

    public LastUses(InstantSource clock) {
        this.clock = clock;
    }

    /** A user proved itself; quick. */
    public void used(SipUserId user) {
        Long today = clock.millis() / DAY;
        if (!today.equals(days.get(user))) {
            days.put(user, today);
            unwritten.put(user, today);
        }
    }

    /** Writes those that were noted since the last time; what a store that is away does not take is written the next time. */
    public void flush(UpkeepStore store) {
        List<SipUserId> users = new ArrayList<>(unwritten.keySet());
        if (!users.isEmpty()) {
            store.used(users, clock.instant());
            users.forEach(unwritten::remove);
        }
    }

    /** What is noted of dead users or former days is forgotten. */
    public void sweep() {
        long today = clock.millis() / DAY;
        days.values().removeIf(day -> day < today);
    }
}
