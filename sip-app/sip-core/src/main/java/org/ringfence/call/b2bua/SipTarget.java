package org.ringfence.call.b2bua;

/**
 * The address of one INVITE towards the callee.
 *
 * @param requestUri the Request-URI, which also says where the message is sent
 * @param to address of the To header
 * @param from what the callee is told about the caller
 * @param trusted whether the other end is told the identity that we vouch for (P-Asserted-Identity, RFC 3325)
 */
public record SipTarget(String requestUri, String to, CallerIdentity from, boolean trusted) {}
