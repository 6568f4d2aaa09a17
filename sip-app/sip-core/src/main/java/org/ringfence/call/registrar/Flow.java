package org.ringfence.call.registrar;

import org.ringfence.call.routing.SipTransport;

/**
 * A connection that a phone keeps to this server (RFC 5626 section 3.1): what is registered over it is reached by it,
 * and by nothing else.
 *
 * @param transport one that makes connections
 * @param host the other end, IPv6 without brackets
 * @param port the port of the other end
 */
public record Flow(SipTransport transport, String host, int port) {

    boolean carries(Binding binding) {
        return binding.transport() == transport
                && binding.receivedPort() == port
                && binding.receivedHost().equals(host);
    }
}
