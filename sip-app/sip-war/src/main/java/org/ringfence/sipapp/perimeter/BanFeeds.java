package org.ringfence.sipapp.perimeter;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.policy.BanFeedPolicy;

/** Fetches all lists of the policy in force, each time its interval is over. */
final class BanFeeds {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<BanFeedPolicy> policy;
    private final BanBook bans;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<URI, BanFeed> feeds = new HashMap<>();
    private @Nullable HttpClient client;
    private BanFeedPolicy taken = BanFeedPolicy.DEFAULT;
    private long next;

    /**
     * Nothing is fetched yet.
     *
     * @param nanos a clock that never goes back
     */
    BanFeeds(Supplier<BanFeedPolicy> policy, BanBook bans, InstantSource clock, LongSupplier nanos) {
        this.policy = policy;
        this.bans = bans;
        this.clock = clock;
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    /** Fetches what is due; a changed policy makes all lists due. */
    void tend() {
        BanFeedPolicy current = policy.get();
        if (current.equals(taken) && (current.urls() == null || nanos.getAsLong() - next < 0)) {
            return;
        }
        taken = current;
        next = nanos.getAsLong() + current.interval().toNanos();
        List<URI> sources = current.sources();
        feeds.entrySet().removeIf(feed -> {
            boolean gone = !sources.contains(feed.getKey());
            if (gone) {
                feed.getValue().close();
            }
            return gone;
        });
        try {
            for (URI source : sources) {
                feeds.computeIfAbsent(source, this::feed).fetch(current);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never follows a redirection: the list comes from where the policy says, or not at all. */
    private BanFeed feed(URI source) {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return new BanFeed(source, client, bans, clock);
    }
}
