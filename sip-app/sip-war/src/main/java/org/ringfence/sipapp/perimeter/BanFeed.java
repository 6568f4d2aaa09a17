package org.ringfence.sipapp.perimeter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.AddressFile;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.policy.BanFeedPolicy;
import org.ringfence.policy.address.AddressRange;

/** One list of addresses that is fetched by HTTP, only if it has changed, and kept banned (SPEC P11). */
final class BanFeed {

    private static final int BYTES_PER_KB = 1_024;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final URI address;
    private final HttpClient client;
    private final BanBook bans;
    private final InstantSource clock;
    private Set<AddressRange> entries = Set.of();
    private @Nullable String tag;
    private @Nullable String modified;

    BanFeed(URI address, HttpClient client, BanBook bans, InstantSource clock) {
        this.address = address;
        this.client = client;
        this.bans = bans;
        this.clock = clock;
    }

    /** Fetches the list and bans what it names; a list that can't be fetched leaves its bans as they are. */
    void fetch(BanFeedPolicy policy) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(policy.timeout());
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        if (modified != null) {
            request.header("If-Modified-Since", modified);
        }
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request.build(),
                head -> new BoundedBody(head.statusCode() == OK ? policy.sizeMaxKb() * BYTES_PER_KB : 0));
        try {
            take(answer.get(policy.timeout().toMillis(), TimeUnit.MILLISECONDS), policy);
        } catch (TimeoutException late) {
            answer.cancel(true);
            PerimeterLog.LOG.listNotFetched(address, "it took longer than the timeout");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            PerimeterLog.LOG.listNotFetched(
                    address, cause instanceof IOException ? cause.toString() : failed.toString());
        }
    }

    private void take(HttpResponse<byte[]> answer, BanFeedPolicy policy) {
        if (answer.statusCode() == OK) {
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            AddressFile read = AddressFile.read(text.lines(), policy.entriesMax());
            if (read.entries().isEmpty() && !read.problems().isEmpty()) {
                PerimeterLog.LOG.listNotFetched(
                        address,
                        "it is no list of addresses: " + read.problems().get(0));
                return;
            }
            tag = answer.headers().firstValue("ETag").orElse(null);
            modified = answer.headers().firstValue("Last-Modified").orElse(null);
            replace(new HashSet<>(read.entries()));
            PerimeterLog.LOG.listTaken(address, entries.size(), read.problems().size());
        } else if (answer.statusCode() != NOT_MODIFIED) {
            PerimeterLog.LOG.listNotFetched(address, "it was answered with " + answer.statusCode());
            return;
        }
        keepBanned(policy);
    }

    private void replace(Set<AddressRange> now) {
        entries.stream().filter(range -> !now.contains(range)).forEach(this::release);
        entries = now;
    }

    /** Takes all bans of this list back, as when it is configured no more. */
    void close() {
        replace(Set.of());
    }

    private void release(AddressRange range) {
        BanKey key = new BanKey.Addresses(range);
        bans.find(key).filter(this::isOwn).ifPresent(ban -> bans.unban(key));
    }

    private boolean isOwn(Ban ban) {
        return ban.cause() == BanCause.LIST && ban.rule().equals(address.toString());
    }

    /** Bans all entries; those whose bans would end before the next turn or the one after it are banned anew. */
    private void keepBanned(BanFeedPolicy policy) {
        long now = clock.millis();
        long soon = now + 2 * policy.interval().toMillis();
        Accusation accusation =
                new Accusation(BanCause.LIST, address.toString(), 0, Evidence.none(now), false, policy.lifetime());
        for (AddressRange range : entries) {
            BanKey key = new BanKey.Addresses(range);
            bans.find(key).filter(this::isOwn).filter(ban -> ban.until() < soon).ifPresent(ban -> bans.unlearn(key));
            bans.ban(key, accusation);
        }
    }
}
