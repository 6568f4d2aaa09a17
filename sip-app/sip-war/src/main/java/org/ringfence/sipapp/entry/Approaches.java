package org.ringfence.sipapp.entry;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipURI;
import javax.servlet.sip.URI;
import org.ringfence.call.auth.Approach;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.sip.spi.MessageView;

/** Reads what identification needs, the same from a servlet's request and from a gate's view of it. */
final class Approaches {

    private Approaches() {}

    static Approach of(SipServletRequest request) {
        URI uri = request.getRequestURI();
        return new Approach(
                request.getMethod(),
                uri.toString(),
                uri instanceof SipURI sip ? sip.getHost().toLowerCase(Locale.ROOT) : "",
                HeaderAddress.of(request.getHeader("From")),
                HeaderAddress.of(request.getHeader("To")),
                headers(request, "Authorization"),
                headers(request, "Proxy-Authorization"),
                SipTransport.of(request.getInitialTransport()).orElse(SipTransport.UDP),
                bare(request.getInitialRemoteAddr()),
                request.getInitialRemotePort(),
                null,
                request.getHeader("User-Agent"));
    }

    static Approach of(MessageView request) {
        return new Approach(
                request.method(),
                request.requestUri(),
                request.requestUriHost(),
                HeaderAddress.of(request.header("From")),
                HeaderAddress.of(request.header("To")),
                request.headers("Authorization"),
                request.headers("Proxy-Authorization"),
                SipTransport.valueOf(request.transport().name()),
                request.source().toInetAddress().getHostAddress(),
                request.source().port(),
                request.clientCertificate(),
                request.header("User-Agent"));
    }

    private static List<String> headers(SipServletRequest request, String name) {
        List<String> values = new ArrayList<>(1);
        for (Iterator<String> headers = request.getHeaders(name); headers.hasNext(); ) {
            values.add(headers.next());
        }
        return values;
    }

    /** Without the brackets of an IPv6 reference. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
