package org.ringfence.call.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What authentication looks at in a request.
 *
 * @param requestUri as text, as it stands in the request line
 * @param realm ours, for the domain that the request is about
 * @param authorizations values of all Authorization headers, or of all Proxy-Authorization headers
 * @param source the transport address without port
 * @param flow port and transport that it came from, as one number of 24 bits
 * @param userAgent value of the User-Agent header, used only to choose challenges; null for none
 */
public record AuthRequest(
        String method,
        String requestUri,
        String realm,
        List<String> authorizations,
        String source,
        int flow,
        @Nullable String userAgent) {

    public AuthRequest {
        authorizations = List.copyOf(authorizations);
    }
}
