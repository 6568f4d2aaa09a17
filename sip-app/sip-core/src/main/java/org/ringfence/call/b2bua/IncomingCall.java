package org.ringfence.call.b2bua;

import org.jspecify.annotations.Nullable;

/**
 * An INVITE as far as it matters for where the call goes.
 *
 * @param party who calls
 * @param claimedUser user part of the From header, or empty
 * @param claimedName display name of the From header, null for none
 * @param dialledUser user part of the Request-URI, or the number of a tel URI; empty for none
 * @param dialledDomain the host of the Request-URI, null when that is this server's own address
 */
public record IncomingCall(
        CallingParty party,
        String claimedUser,
        @Nullable String claimedName,
        String dialledUser,
        @Nullable String dialledDomain) {}
