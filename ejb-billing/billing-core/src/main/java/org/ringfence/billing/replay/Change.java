package org.ringfence.billing.replay;

import java.time.Instant;

/**
 * What a proposal would have done to a call.
 *
 * @param call the call
 * @param rule the limit that did it
 * @param isRefusal whether it would not have been made at all; else it would have been cut
 * @param at when: its start when it would have been refused, else the minute of the talk in which it would have been cut
 * @param saved what it would have cost less, in units of money
 * @param fraud whether the call is known to be fraud
 */
public record Change(PastCall call, Rule rule, boolean isRefusal, Instant at, long saved, boolean fraud) {

    /** The limits. */
    public enum Rule {
        /** The number may not be called. */
        BLOCKED,
        /** As many calls ran as there are lines. */
        LINES,
        /** A critical threshold of a profile. */
        PROFILE,
        /** The limit of the day. */
        DAY,
        /** The dynamic limit of the day. */
        DYNAMIC_DAY,
        /** The limit of the month. */
        MONTH
    }
}
