package org.ringfence.policy;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lists of addresses that others have found out about, fetched by HTTP and banned with the cause LIST (SPEC P11). An
 * entry that leaves its list is unbanned at the next turn.
 *
 * @param urls http or https, with commas; default undefined
 * @param interval how often they are fetched; 60 s to 7 days, default 1 hour
 * @param lifetime how long an entry stays banned when its list can't be fetched any more; 60 s to 365 days, at least the
 *     interval, default 1 day
 * @param timeout how long a fetch may take; 1 s to 300 s, default 20 s
 * @param sizeMaxKb longest list, in kB; 1 to 65,536, default 4,096
 * @param entriesMax most entries of a list; those beyond are left out; 1 to 1,000,000, default 50,000
 */
public record BanFeedPolicy(
        @Nullable String urls,
        @Range(least = 60, most = 604_800) Duration interval,
        @Range(least = 60, most = 31_536_000) Duration lifetime,
        @Range(least = 1, most = 300) Duration timeout,
        @Range(least = 1, most = 65_536) int sizeMaxKb,
        @Range(least = 1, most = 1_000_000) int entriesMax)
        implements Policy {

    /** What is in force when nothing is configured. */
    public static final BanFeedPolicy DEFAULT =
            new BanFeedPolicy(null, Duration.ofHours(1), Duration.ofDays(1), Duration.ofSeconds(20), 4_096, 50_000);

    public BanFeedPolicy {
        Bounds.check("interval", interval, Duration.ofMinutes(1), Duration.ofDays(7));
        Bounds.check("lifetime", lifetime, interval, Duration.ofDays(365));
        Bounds.check("timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(5));
        Bounds.check("size-max-kb", sizeMaxKb, 1, 65_536);
        Bounds.check("entries-max", entriesMax, 1, 1_000_000);
        list(urls);
    }

    /** The addresses of the lists. */
    public List<URI> sources() {
        return list(urls);
    }

    private static List<URI> list(@Nullable String urls) {
        return urls == null
                ? List.of()
                : Arrays.stream(urls.split(",", -1))
                        .map(String::strip)
                        .filter(url -> !url.isEmpty())
                        .map(BanFeedPolicy::address)
                        .toList();
    }

    private static URI address(String url) {
        URI address = null;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException unreadable) {
            // told below
        }
        String scheme = address == null || address.getScheme() == null
                ? ""
                : address.getScheme().toLowerCase(Locale.ROOT);
        if (address == null
                || address.getHost() == null
                || !List.of("http", "https").contains(scheme)) {
            throw new IllegalArgumentException("'" + url + "' is no http or https URL");
        }
        return address;
    }
}
