package org.ringfence.gate.sharing;

import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanKey;

/**
 * What nodes tell each other about bans. Of two changes at one place the later one holds; therefore an unban is kept as
 * long as its ban would have lasted, or a node that was away would bring the ban back.
 */
public sealed interface BanChange {

    /** Whom it is about. */
    BanKey key();

    /** When it was decided, milliseconds since 1970; later than any change at its place that its node knew. */
    long at();

    /** From when on it means nothing any more, milliseconds since 1970. */
    long until();

    /** What it replaces: the text that it is kept under. */
    default String place() {
        return key().toString();
    }

    /** Whether this one holds rather than another at the same place. */
    default boolean replaces(BanChange other) {
        return at() > other.at();
    }

    /** A ban was made. */
    record Made(Ban ban, long at) implements BanChange {

        @Override
        public BanKey key() {
            return ban.key();
        }

        @Override
        public long until() {
            return ban.until();
        }
    }

    /** A ban was taken back that would have lasted until then. */
    record TakenBack(BanKey key, long at, long until) implements BanChange {}

    /** A key is not to be banned until then (SPEC Q10). */
    record Pardoned(BanKey key, long at, long until) implements BanChange {

        @Override
        public String place() {
            return "pardon " + key;
        }
    }
}
