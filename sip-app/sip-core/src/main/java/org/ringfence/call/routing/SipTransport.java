package org.ringfence.call.routing;

import java.util.Locale;
import java.util.Optional;

/** How messages travel to a peer. */
public enum SipTransport {
    UDP,
    TCP,
    TLS,
    WS,
    WSS;

    private final String token = name().toLowerCase(Locale.ROOT);

    /** The value of the {@code transport} parameter of a SIP URI. */
    public String token() {
        return token;
    }

    /** Whether messages to the peer go over the connection that it opened. */
    public boolean isConnectionOriented() {
        return this != UDP;
    }

    /** Whether the way to the peer is encrypted. */
    public boolean isSecure() {
        return this == TLS || this == WSS;
    }

    /** The transport of this name in any case; empty for one that is unknown. */
    public static Optional<SipTransport> of(String name) {
        for (SipTransport transport : values()) {
            if (transport.token.equalsIgnoreCase(name)) {
                return Optional.of(transport);
            }
        }
        return Optional.empty();
    }
}
