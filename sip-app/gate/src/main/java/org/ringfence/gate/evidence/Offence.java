package org.ringfence.gate.evidence;

import org.ringfence.gate.ban.BanCause;

/**
 * A limit that was passed.
 *
 * @param rule the attribute that holds the limit
 * @param count what was counted
 * @param ofPort how much of it came from the very address and port; as much as the count if that is not known
 * @param provesReturnPath whether only somebody who gets our answers at this address could have done it
 */
record Offence(BanCause cause, String rule, long limit, long count, long ofPort, boolean provesReturnPath) {

    Offence(BanCause cause, String rule, long limit, long count) {
        this(cause, rule, limit, count, count, false);
    }
}
