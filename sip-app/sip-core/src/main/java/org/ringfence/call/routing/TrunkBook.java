package org.ringfence.call.routing;

import java.util.Optional;

/** Knows trunks by where their calls come from. */
public final class TrunkBook {

    private final TrunkStore trunks;

    public TrunkBook(TrunkStore trunks) {
        this.trunks = trunks;
    }

    /**
     * The trunk whose gateway has this address. Address and port have to be exactly those that calls to it go to, and
     * a gateway given by a name is never known by an address: whoever controls a name server is not a trunk.
     *
     * @param host transport address, IPv6 without brackets
     */
    public Optional<Trunk> at(SipTransport transport, String host, int port) {
        for (Trunk trunk : trunks.all()) {
            if (trunk.enabled() && isGateway(trunk, transport, host, port)) {
                return Optional.of(trunk);
            }
        }
        return Optional.empty();
    }

    private static boolean isGateway(Trunk trunk, SipTransport transport, String host, int port) {
        for (Gateway gateway : trunk.gateways()) {
            if (gateway.transport() == transport
                    && gateway.port() == port
                    && gateway.host().equals(host)) {
                return true;
            }
        }
        return false;
    }
}
