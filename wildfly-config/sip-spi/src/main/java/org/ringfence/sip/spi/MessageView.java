package org.ringfence.sip.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed request outside any dialog, as a {@link MessageGate} sees it. Valid during the call only. */
public interface MessageView {

    /** The method, upper case as RFC 3261 defines it (method names are case-sensitive). */
    String method();

    /** The Request-URI as text. */
    String requestUri();

    /** The scheme of the Request-URI, lower case. */
    String requestUriScheme();

    /** The user part of the Request-URI, unescaped; null if there is none. */
    @Nullable
    String requestUriUser();

    /** The host of the Request-URI, lower case; empty for a {@code tel} URI. */
    String requestUriHost();

    /** The Call-ID. */
    String callId();

    /** The value of the first header of this name, without the name; null if there is none. */
    @Nullable
    String header(String name);

    /** The values of all headers of this name, in order. */
    List<String> headers(String name);

    /** How the request came. */
    Transport transport();

    /**
     * The SHA-256 of the certificate that the peer proved to hold in the handshake of a TLS connection to us, in lower case
     * hexadecimal digits; null for none.
     */
    default @Nullable String clientCertificate() {
        return null;
    }

    /** Where it came from: the only evidence for sanctions. */
    SourceAddress source();
}
