package org.ringfence.call.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.routing.SipTransport;

/**
 * A request outside of dialogs, as far as it matters for who sends it.
 *
 * @param method upper case
 * @param requestUri as text, as it stands in the request line
 * @param requestHost host of the Request-URI, empty if it has none
 * @param from user and host of the From header
 * @param to user and host of the To header
 * @param authorizations values of the Authorization headers
 * @param proxyAuthorizations values of the Proxy-Authorization headers
 * @param transport by which it came
 * @param sourceHost transport address that it came from, IPv6 without brackets
 * @param sourcePort port that it came from
 * @param certificate SHA-256 of the certificate that the sender showed, as 64 hexadecimal digits; null for none
 * @param userAgent value of the User-Agent header, null for none
 */
public record Approach(
        String method,
        String requestUri,
        String requestHost,
        Party from,
        Party to,
        List<String> authorizations,
        List<String> proxyAuthorizations,
        SipTransport transport,
        String sourceHost,
        int sourcePort,
        @Nullable String certificate,
        @Nullable String userAgent) {

    private static final String REGISTER = "REGISTER";

    /**
     * The address in a From or To header.
     *
     * @param user unescaped user part, empty for none
     * @param host without port, empty for none
     */
    public record Party(String user, String host) {}

    public boolean isRegister() {
        return method.equals(REGISTER);
    }

    /** The user part of the Request-URI, empty for none. */
    String dialled() {
        int at = requestUri.indexOf('@');
        return at < 0 ? "" : requestUri.substring(requestUri.indexOf(':') + 1, at);
    }

    /**
     * The answers to challenges. We are the registrar for a REGISTER and a proxy for all else, but a client that was
     * challenged as by a user agent server may answer so (RFC 3261 section 22).
     */
    List<String> answers() {
        return isRegister() || proxyAuthorizations.isEmpty() ? authorizations : proxyAuthorizations;
    }
}
