package org.ringfence.sipapp.calls;

import javax.servlet.sip.Address;
import javax.servlet.sip.ServletParseException;
import javax.servlet.sip.SipServletMessage;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipURI;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.b2bua.PhonePlace;
import org.ringfence.call.routing.SipTransport;

/**
 * Where a device is reached within a dialog. A phone is reached where it sends from if its Contact can't be right; what
 * is behind a proxy by that proxy; and a trunk where it says.
 */
final class Reach {

    private final boolean phone;
    private @Nullable PhonePlace seen;
    private boolean behindProxy;
    private boolean better;

    private Reach(boolean phone, @Nullable PhonePlace seen) {
        this.phone = phone;
        this.seen = seen;
    }

    /** For what is reached where it says. */
    static Reach asSaid() {
        return new Reach(false, null);
    }

    /** For a phone of which no message came yet. */
    static Reach phone() {
        return new Reach(true, null);
    }

    /** For a phone that has been sent a request to this address. */
    static Reach phoneAt(SipURI uri) {
        SipTransport transport = SipTransport.of(uri.getTransportParam() == null ? "udp" : uri.getTransportParam())
                .orElse(SipTransport.UDP);
        return new Reach(true, new PhonePlace(transport, bare(uri.getHost()), uri.getPort()));
    }

    /** Learns from a message of the device. */
    synchronized void learn(SipServletMessage message) {
        if (!phone) {
            return;
        }
        behindProxy |= message.getHeader("Record-Route") != null;
        if (message instanceof SipServletRequest request) {
            seen = new PhonePlace(
                    SipTransport.of(request.getInitialTransport()).orElse(SipTransport.UDP),
                    bare(request.getInitialRemoteAddr()),
                    request.getInitialRemotePort());
        }
        String contact = contactHost(message);
        if (contact != null && seen != null) {
            better = seen.isBetterThan(contact);
        }
    }

    /** Directs a request of ours. */
    synchronized void direct(SipServletRequest request) {
        PhonePlace place = seen;
        if (!better || behindProxy || place == null || !(request.getRequestURI() instanceof SipURI uri)) {
            return;
        }
        uri.setHost(place.uriHost());
        uri.setPort(place.port());
        if (place.transport().isConnectionOriented()) {
            uri.setTransportParam(place.transport().token());
        } else {
            uri.removeParameter("transport");
        }
        request.setRequestURI(uri);
    }

    private static @Nullable String contactHost(SipServletMessage message) {
        try {
            Address contact = message.getAddressHeader("Contact");
            return contact != null && contact.getURI() instanceof SipURI uri ? uri.getHost() : null;
        } catch (ServletParseException unreadable) {
            return null;
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
