package org.ringfence.call.b2bua;

import java.time.Instant;

/**
 * What is known about a call from its start.
 *
 * @param id the attempt's id, unique for all times
 * @param account the account that pays
 * @param caller address or number of the caller
 * @param callee address or number that was called
 * @param startedAt when the INVITE came
 */
public record CallInfo(String id, long account, String caller, String callee, Instant startedAt) {}
