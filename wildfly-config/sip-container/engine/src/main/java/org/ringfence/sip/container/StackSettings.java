package org.ringfence.sip.container;

import java.time.Duration;

/**
 * What the SIP stack is tuned with.
 *
 * @param threads worker threads, 1 to 256; the messages of one call stay in order on one of them
 * @param queue messages that may wait for one worker, 16 to 1,000,000
 * @param t1 round-trip estimate T1 (RFC 3261 section 17.1.1.1), 50 ms to 5 s
 * @param t2 longest retransmission interval T2, at least T1
 * @param t4 longest time a message stays in the network T4, at least T1
 * @param receiveBufferBytes receive buffer of a UDP socket, 64 KiB to 256 MiB; the kernel may grant less
 * @param sendBufferBytes send buffer of a UDP socket, likewise
 * @param maximumMessageBytes longest message that is read, 2,048 to 65,535
 * @param maximumTransactions server transactions that may exist at once; beyond, requests get 503
 * @param serverHeader value of Server and User-Agent in messages that the container makes itself
 * @param connections bounds of incoming TCP and TLS connections
 */
public record StackSettings(
        int threads,
        int queue,
        Duration t1,
        Duration t2,
        Duration t4,
        int receiveBufferBytes,
        int sendBufferBytes,
        int maximumMessageBytes,
        int maximumTransactions,
        String serverHeader,
        ConnectionLimits connections) {

    private static final int BUFFER_MINIMUM = 64 << 10;
    private static final int BUFFER_MAXIMUM = 256 << 20;

    /** What suits most: RFC 3261's timers, buffers of 4 MiB, one worker per processor and one more. */
    public static final StackSettings DEFAULTS = new StackSettings(
            Runtime.getRuntime().availableProcessors() + 1,
            2_000,
            Duration.ofMillis(500),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            4 << 20,
            4 << 20,
            16_384,
            200_000,
            "SIP",
            ConnectionLimits.DEFAULTS);

    /** Refuses values out of bounds with a sentence that names the bound. */
    public StackSettings {
        Bounds.within("threads", threads, 1, 256);
        Bounds.within("queue", queue, 16, 1_000_000);
        Bounds.within("t1 in milliseconds", t1.toMillis(), 50, 5_000);
        Bounds.within("t2 in milliseconds", t2.toMillis(), t1.toMillis(), 60_000);
        Bounds.within("t4 in milliseconds", t4.toMillis(), t1.toMillis(), 60_000);
        Bounds.within("receive buffer in bytes", receiveBufferBytes, BUFFER_MINIMUM, BUFFER_MAXIMUM);
        Bounds.within("send buffer in bytes", sendBufferBytes, BUFFER_MINIMUM, BUFFER_MAXIMUM);
        Bounds.within("maximum message size in bytes", maximumMessageBytes, 2_048, 65_535);
        Bounds.within("maximum of transactions", maximumTransactions, 100, 10_000_000);
        if (serverHeader.isBlank() || serverHeader.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("The server header is printable ASCII text, and not empty");
        }
    }

    /** With the usual bounds of connections. */
    public StackSettings(
            int threads,
            int queue,
            Duration t1,
            Duration t2,
            Duration t4,
            int receiveBufferBytes,
            int sendBufferBytes,
            int maximumMessageBytes,
            int maximumTransactions,
            String serverHeader) {
        this(
                threads,
                queue,
                t1,
                t2,
                t4,
                receiveBufferBytes,
                sendBufferBytes,
                maximumMessageBytes,
                maximumTransactions,
                serverHeader,
                ConnectionLimits.DEFAULTS);
    }
}
