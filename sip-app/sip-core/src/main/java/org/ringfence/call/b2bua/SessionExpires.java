package org.ringfence.call.b2bua;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of a Session-Expires header (RFC 4028 4).
 *
 * @param seconds the session interval
 * @param refresher who refreshes, null when the header leaves it open
 */
public record SessionExpires(long seconds, @Nullable Refresher refresher) {

    /** The roles within the transaction that the header is part of. */
    public enum Refresher {
        UAC,
        UAS
    }

    /** Reads a header's value; empty when there is none or it makes no sense, which counts as none. */
    public static Optional<SessionExpires> parse(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        String[] parts = value.split(";", -1);
        Optional<Long> seconds = deltaSeconds(parts[0]);
        Refresher refresher = null;
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].replace(" ", "").toLowerCase(Locale.ROOT);
            if (part.equals("refresher=uac")) {
                refresher = Refresher.UAC;
            } else if (part.equals("refresher=uas")) {
                refresher = Refresher.UAS;
            }
        }
        Refresher who = refresher;
        return seconds.map(number -> new SessionExpires(number, who));
    }

    /** Reads the seconds of a Min-SE header or of the like, without parameters. */
    public static Optional<Long> deltaSeconds(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        int end = value.indexOf(';');
        String digits = (end < 0 ? value : value.substring(0, end)).strip();
        boolean sane =
                !digits.isEmpty() && digits.length() <= 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return sane ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /** The header's value. */
    public String format() {
        return refresher == null
                ? Long.toString(seconds)
                : seconds + ";refresher=" + refresher.name().toLowerCase(Locale.ROOT);
    }
}
