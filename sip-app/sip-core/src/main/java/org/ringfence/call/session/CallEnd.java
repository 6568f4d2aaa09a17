package org.ringfence.call.session;

import java.time.Instant;

/**
 * The end of a call.
 *
 * @param cause why it ended
 * @param status the SIP status that the caller got, or would have got (200 for an answered call)
 * @param at when the talk, or the attempt, ended
 */
public record CallEnd(EndCause cause, int status, Instant at) {}
