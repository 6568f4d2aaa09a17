package org.ringfence.sip.spi;

/**
 * Decides by source alone, before anything is queued or parsed: for each datagram, each accepted connection (length 0)
 * and each message framed from a connection. It is called by many threads at once and must neither block nor allocate.
 */
@FunctionalInterface
public interface SourceGate {

    /**
     * Decides.
     *
     * @param transport how the bytes came
     * @param addressHigh see {@link SourceAddress#high()}
     * @param addressLow see {@link SourceAddress#low()}
     * @param port the source port
     * @param length bytes received, 0 for a connection that opens
     */
    Verdict admit(Transport transport, long addressHigh, long addressLow, int port, int length);

    /**
     * Hears that something that passed means nothing: it could not be parsed, breaks the syntax of RFC 3261, or is a
     * request within a dialog or transaction that does not exist. Called after {@link #admit}, by another thread.
     *
     * @param transport how the bytes came
     * @param addressHigh see {@link SourceAddress#high()}
     * @param addressLow see {@link SourceAddress#low()}
     * @param port the source port
     */
    default void malformed(Transport transport, long addressHigh, long addressLow, int port) {
        // most gates don't weigh it
    }

    /**
     * Hears that a connection that passed has closed, whoever closed it. Called once for each, by any thread; it must
     * not block.
     *
     * @param transport what the connection carried SIP over
     * @param addressHigh see {@link SourceAddress#high()}
     * @param addressLow see {@link SourceAddress#low()}
     * @param port the source port
     */
    default void closed(Transport transport, long addressHigh, long addressLow, int port) {
        // most gates keep nothing of a connection
    }
}
