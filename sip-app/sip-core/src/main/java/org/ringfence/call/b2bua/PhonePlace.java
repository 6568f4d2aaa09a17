package org.ringfence.call.b2bua;

import java.util.Locale;
import org.ringfence.call.routing.SipTransport;

/**
 * Where the messages of a phone come from. A phone that gives another address than this as its own is behind a
 * translator, and one on a connection is reached by that connection only; both are reached here (RFC 3581, RFC 5626).
 *
 * @param host IPv6 without brackets
 */
public record PhonePlace(SipTransport transport, String host, int port) {

    /** Whether the phone is reached here rather than at the host that its Contact names. */
    public boolean isBetterThan(String contactHost) {
        return transport.isConnectionOriented()
                || !contactHost.toLowerCase(Locale.ROOT).equals(SipText.host(host));
    }

    /** The host as it stands in a URI. */
    public String uriHost() {
        return SipText.host(host);
    }
}
