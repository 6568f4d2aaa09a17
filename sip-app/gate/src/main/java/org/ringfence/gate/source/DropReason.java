package org.ringfence.gate.source;

/** Why something was dropped before it was parsed. */
public enum DropReason {
    /** On the deny list (SPEC A13). */
    DENIED,
    /** From an address that can't be on the public Internet (SPEC A20). */
    BOGON,
    /** Banned. */
    BANNED,
    /** From an address that floods without proof of its return path, and not from a phone that is known there. */
    QUENCHED,
    /** More messages than one address may send (SPEC A5). */
    FLOOD,
    /** More bytes than all may send together (SPEC A1). */
    NETWORK_SPEED
}
