package org.ringfence.call.routing;

/** Names a SIP user; the store gives the number. */
public record SipUserId(long value) {}
