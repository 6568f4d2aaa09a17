package org.ringfence.sipapp.perimeter;

import java.util.concurrent.TimeUnit;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanListener;

/** Writes the security log; lists of thousands of addresses are told as a whole. */
final class PerimeterWatch implements BanListener {

    private static final int LONGEST_WORD = 200;

    @Override
    public void banned(Ban ban) {
        if (ban.cause() == BanCause.LIST) {
            return;
        }
        PerimeterLog.LOG.banned(
                oneWord(ban.key().toString()),
                ban.cause().name(),
                oneWord(ban.rule()),
                ban.threshold(),
                ban.evidence().count(),
                TimeUnit.MILLISECONDS.toSeconds(ban.until() - ban.since()),
                ban.strike(),
                ban.sparesKnown());
    }

    @Override
    public void unbanned(Ban ban) {
        if (ban.cause() != BanCause.LIST) {
            PerimeterLog.LOG.unbanned(oneWord(ban.key().toString()));
        }
    }

    /** What others have written must not look like a part of the line, or like a line of its own. */
    static String oneWord(String text) {
        String word = text.replaceAll("[^\\x21-\\x7e]", "?");
        return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
    }
}
