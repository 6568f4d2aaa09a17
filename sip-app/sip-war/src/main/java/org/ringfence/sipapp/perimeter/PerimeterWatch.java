package org.ringfence.sipapp.perimeter;

import java.util.concurrent.TimeUnit;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanListener;

/** Writes the security log. */
final class PerimeterWatch implements BanListener {

    @Override
    public void banned(Ban ban) {
        PerimeterLog.LOG.banned(
                ban.key().toString(),
                ban.cause().name(),
                ban.rule(),
                ban.threshold(),
                ban.evidence().count(),
                TimeUnit.MILLISECONDS.toSeconds(ban.until() - ban.since()),
                ban.strike(),
                ban.sparesKnown());
    }

    @Override
    public void unbanned(Ban ban) {
        PerimeterLog.LOG.unbanned(ban.key().toString());
    }
}
