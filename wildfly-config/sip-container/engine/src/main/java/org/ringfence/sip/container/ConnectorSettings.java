package org.ringfence.sip.container;

import java.net.InetSocketAddress;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.spi.Transport;

/**
 * Where the stack listens.
 *
 * @param name unique among the connectors
 * @param transport UDP, TCP or TLS
 * @param address resolved address and port to bind
 * @param publicHost the host or address by which peers reach this connector when it is behind a NAT; null if it is not
 * @param publicPort the port by which peers reach it; 0 for that of {@code address}
 * @param sslContext for TLS, and for TLS only
 * @param clientCertificate whether TLS peers must show a certificate even if the context itself does not ask for one
 */
public record ConnectorSettings(
        String name,
        Transport transport,
        InetSocketAddress address,
        @Nullable String publicHost,
        int publicPort,
        @Nullable Supplier<SSLContext> sslContext,
        boolean clientCertificate) {

    /** Refuses combinations that can't work. */
    public ConnectorSettings {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("Connector '" + name + "': the host of " + address + " is unknown");
        }
        if ((transport == Transport.TLS) != (sslContext != null)) {
            throw new IllegalArgumentException(
                    "Connector '" + name + "': TLS needs an SSL context, and nothing else has one");
        }
    }

    /** A connector without TLS that peers reach by its own address. */
    public static ConnectorSettings plain(String name, Transport transport, InetSocketAddress address) {
        return new ConnectorSettings(name, transport, address, null, 0, null, false);
    }
}
