package org.ringfence.sip.spi;

/**
 * Decides after parsing and before a transaction exists. Only requests outside dialogs are offered, never ACK, CANCEL,
 * BYE, PRACK or a response: what ends or confirms a call is never dropped for its rate.
 */
@FunctionalInterface
public interface MessageGate {

    /** Decides. Called by many threads at once; blocking here blocks a worker of the stack. */
    MessageVerdict admit(MessageView request);
}
