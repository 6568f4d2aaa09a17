package org.ringfence.call.b2bua;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.session.SessionTerms;

/** Agrees on session timers with one party at a time (RFC 4028); each dialog of a call has its own terms. */
public final class SessionNegotiation {

    /** RFC 4028 4: no interval is shorter, whatever a party says. */
    private static final long SHORTEST_SECONDS = 90;

    private final SessionTimerPolicy policy;

    public SessionNegotiation(SessionTimerPolicy policy) {
        this.policy = policy;
    }

    /** What a request of a party leads to. */
    public sealed interface Outcome {}

    /** No session timer. */
    public record Off() implements Outcome {}

    /** The request is answered with 422 and this Min-SE. */
    public record TooShort(long minimumSeconds) implements Outcome {}

    /**
     * The 2xx carries this Session-Expires.
     *
     * @param required whether it carries {@code Require: timer} too, because the party is to refresh
     */
    public record Agreed(SessionTerms terms, SessionExpires header, boolean required) implements Outcome {}

    /**
     * What to answer to an INVITE or UPDATE (RFC 4028 9).
     *
     * @param supported whether the party supports session timers
     * @param asked its Session-Expires, null for none
     * @param minimum its Min-SE in seconds, null for none
     */
    public Outcome onRequest(boolean supported, @Nullable SessionExpires asked, @Nullable Long minimum) {
        if (!policy.enabled()) {
            return new Off();
        }
        long floor = policy.minimum().toSeconds();
        if (asked != null && asked.seconds() < floor && supported) {
            return new TooShort(floor);
        }
        long own = policy.interval().toSeconds();
        long wanted = asked == null ? own : Math.min(asked.seconds(), own);
        long interval = Math.max(wanted, Math.max(floor, minimum == null ? 0 : minimum));
        boolean byParty = supported && (asked == null || asked.refresher() != SessionExpires.Refresher.UAS);
        SessionExpires.Refresher who = byParty ? SessionExpires.Refresher.UAC : SessionExpires.Refresher.UAS;
        SessionTerms terms = new SessionTerms(Duration.ofSeconds(interval), !byParty);
        return new Agreed(terms, new SessionExpires(interval, who), byParty);
    }

    /** The Session-Expires of a first INVITE of ours; the party may choose who refreshes. */
    public Optional<SessionExpires> toOffer() {
        return policy.enabled()
                ? Optional.of(new SessionExpires(policy.interval().toSeconds(), null))
                : Optional.empty();
    }

    /** The Session-Expires of a later request of ours, which keeps the roles. */
    public SessionExpires toKeep(SessionTerms terms) {
        return new SessionExpires(
                terms.interval().toSeconds(),
                terms.weRefresh() ? SessionExpires.Refresher.UAC : SessionExpires.Refresher.UAS);
    }

    /**
     * What a 2xx to a request of ours agrees to (RFC 4028 7.2): without the header the party knows no session timers,
     * and this server refreshes alone.
     */
    public @Nullable SessionTerms onAnswer(@Nullable SessionExpires answered) {
        if (!policy.enabled()) {
            return null;
        }
        if (answered == null) {
            return new SessionTerms(policy.interval(), true);
        }
        long seconds = Math.max(answered.seconds(), SHORTEST_SECONDS);
        return new SessionTerms(Duration.ofSeconds(seconds), answered.refresher() != SessionExpires.Refresher.UAS);
    }
}
