package org.ringfence.sip.spi;

/** How a SIP message travels (RFC 3261 section 18, RFC 7118). */
public enum Transport {
    /** Datagrams: the source address may be forged. */
    UDP(false),
    /** A connection: the source address is proven by the handshake. */
    TCP(true),
    /** TLS over TCP. */
    TLS(true),
    /** WebSocket. */
    WS(true),
    /** WebSocket over TLS. */
    WSS(true);

    private final boolean connectionOriented;

    Transport(boolean connectionOriented) {
        this.connectionOriented = connectionOriented;
    }

    /** Whether the peer's address is proven by a handshake. */
    public boolean isConnectionOriented() {
        return connectionOriented;
    }
}
