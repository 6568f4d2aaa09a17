package org.ringfence.call.routing;

/**
 * One address of a trunk.
 *
 * @param host a name or an address; IPv6 without brackets
 * @param port 1 to 65535
 */
public record Gateway(String host, int port, SipTransport transport) {

    public Gateway {
        if (host.isBlank()) {
            throw new IllegalArgumentException("A gateway has a host");
        }
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("A port is 1 to 65535, not " + port);
        }
    }
}
