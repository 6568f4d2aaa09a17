package org.ringfence.billing.number;

/** Whether calls may leave the caller's country (SPEC E13); known only where a home country is. */
public enum International {
    /** They may. */
    ALLOW,
    /** They may when the caller dials a PIN before the number. */
    PIN,
    /** They may not. */
    BLOCK
}
