package org.ringfence.call.session;

import org.jspecify.annotations.Nullable;

/**
 * What a call starts with.
 *
 * @param rules the rules it runs under
 * @param offer the caller's session description, null when the callee is to make the offer (late offer)
 * @param callerTerms what was agreed with the caller about the session timer, null for none
 */
public record CallSetup(
        CallRules rules, @Nullable Body offer, @Nullable SessionTerms callerTerms) {}
