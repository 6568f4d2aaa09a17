package org.ringfence.persistence;

import java.util.EnumMap;
import java.util.Map;
import org.ringfence.billing.event.OtherNodes;

/** Hears of other nodes' changes by the editions that they make in the common database. */
public final class SqlOtherNodes implements OtherNodes {

    private final Database database;
    private final SqlSubscribers subscribers;
    private final Map<Edition, Runnable> refreshes;
    private final Map<Edition, Long> seen = new EnumMap<>(Edition.class);

    /** @param refreshes what is to be done when another node changed something, beside what subscribers do themselves */
    SqlOtherNodes(Database database, SqlSubscribers subscribers, Map<Edition, Runnable> refreshes) {
        this.database = database;
        this.subscribers = subscribers;
        this.refreshes = new EnumMap<>(refreshes);
    }

    @Override
    public synchronized void catchUp() {
        Map<Edition, Long> now = database.apart(Edition::all);
        subscribers.refreshTo(now.getOrDefault(Edition.SUBSCRIBERS, 0L));
        refreshes.forEach((edition, refresh) -> {
            if (isNew(edition, now)) {
                refresh.run();
            }
        });
    }

    private boolean isNew(Edition edition, Map<Edition, Long> now) {
        Long number = now.getOrDefault(edition, 0L);
        return !number.equals(seen.put(edition, number));
    }
}
