package org.ringfence.policy;

import org.jspecify.annotations.Nullable;

/**
 * Accounts and numbers that nobody has a reason to try: whoever does is an attacker (SPEC P14). Lists have commas; lower
 * and upper case are the same.
 *
 * @param accounts names such as {@code admin}, at every domain, or {@code admin@one.example}; default undefined
 * @param numbers numbers as they are dialled; a last {@code *} stands for any digits; default undefined
 * @param onCall what happens to a user of this server that calls such a number; default REPORT
 */
public record HoneypotPolicy(
        @Nullable String accounts, @Nullable String numbers, OnCall onCall) implements Policy {

    /** What happens to a user that proved itself and calls a honeypot. */
    public enum OnCall {
        /** The call goes on, and is reported. */
        REPORT,
        /** The call is refused, and reported. */
        REFUSE,
        /** The call is refused and reported, and the account is locked for outgoing calls. */
        LOCK
    }

    /** What is in force when nothing is configured. */
    public static final HoneypotPolicy DEFAULT = new HoneypotPolicy(null, null, OnCall.REPORT);
}
