package org.ringfence.gate.sharing;

import java.time.Duration;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;

/** Changes as tests need them. */
public final class Changes {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private Changes() {}

    /** A ban of an hour. */
    public static BanChange.Made made(String key, long at) {
        return made(key, at, at + HOUR);
    }

    public static BanChange.Made made(String key, long at, long until) {
        Evidence evidence = new Evidence(101, at - 10, at, "REGISTER sip:a SIP/2.0", "");
        BanKey parsed = BanKey.parse(key);
        return new BanChange.Made(
                new Ban(parsed, BanCause.FLOOD, "message-limit", 100, evidence, true, 1, at, until, "a", 3), at);
    }

    /** The unban of a ban that would have lasted for another hour. */
    public static BanChange.TakenBack takenBack(String key, long at) {
        return new BanChange.TakenBack(BanKey.parse(key), at, at + HOUR);
    }
}
