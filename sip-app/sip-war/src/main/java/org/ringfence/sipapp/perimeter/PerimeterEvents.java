package org.ringfence.sipapp.perimeter;

import java.util.concurrent.TimeUnit;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanListener;

/**
 * Tells what the perimeter of this server does as security events (SPEC P15). Bans that lists bring are not told one by
 * one; the end of a ban is told by the server that made it.
 */
final class PerimeterEvents implements BanListener {

    private final SecurityEvents events;
    private final String node;
    private boolean raining;
    private boolean quenching;

    PerimeterEvents(SecurityEvents events, String node) {
        this.events = events;
        this.node = node;
    }

    @Override
    public void banned(Ban ban) {
        if (ban.cause() == BanCause.LIST) {
            return;
        }
        String subject = ban.key().toString();
        String evidence = "cause=" + ban.cause() + " threshold=" + ban.threshold() + " count="
                + ban.evidence().count()
                + " seconds=" + TimeUnit.MILLISECONDS.toSeconds(ban.until() - ban.since())
                + " strike=" + ban.strike() + " spares-known=" + ban.sparesKnown() + " last="
                + ban.evidence().lastSample();
        events.record(Kind.BAN, subject, ban.rule(), evidence);
        if (ban.cause() == BanCause.HONEYPOT) {
            events.record(Kind.HONEYPOT_TOUCHED, subject, ban.rule(), evidence);
        }
    }

    @Override
    public void unbanned(Ban ban) {
        if (ban.cause() != BanCause.LIST) {
            events.record(Kind.UNBAN, ban.key().toString(), ban.rule(), "cause=" + ban.cause());
        }
    }

    @Override
    public void ended(Ban ban) {
        if (ban.cause() != BanCause.LIST && ban.node().equals(node)) {
            events.record(
                    Kind.BAN_ENDED,
                    ban.key().toString(),
                    ban.rule(),
                    "cause=" + ban.cause() + " strike=" + ban.strike());
        }
    }

    /** Tells what began or ended since the last turn. */
    void tend(Perimeter perimeter) {
        boolean rains = perimeter.guessing().isRaining();
        if (rains != raining) {
            raining = rains;
            events.record(rains ? Kind.GUESSING_BEGUN : Kind.GUESSING_STOPPED, "*", "guessing.total-failure-limit", "");
        }
        boolean quenches = perimeter.isQuenching();
        if (quenches != quenching) {
            quenching = quenches;
            String evidence = quenches ? "addresses=" + perimeter.quenched() : "";
            events.record(quenches ? Kind.QUENCH_BEGUN : Kind.QUENCH_ENDED, "*", "firewall.quench-period", evidence);
        }
    }
}
