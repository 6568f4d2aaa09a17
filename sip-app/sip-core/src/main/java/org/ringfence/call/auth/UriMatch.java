package org.ringfence.call.auth;

import java.util.Locale;

/** Whether the digest {@code uri} stands for the Request-URI (RFC 7616 section 3.4.6, RFC 3261 section 22.4). */
final class UriMatch {

    private UriMatch() {}

    /**
     * Equal text, or the same scheme, user, host and port. Clients differ in which parameters they write, and no
     * parameter leads a request to somebody else.
     */
    static boolean same(String digestUri, String requestUri) {
        return digestUri.equals(requestUri) || significant(digestUri).equals(significant(requestUri));
    }

    private static String significant(String uri) {
        int colon = uri.indexOf(':');
        if (colon < 0) {
            return uri;
        }
        int end = uri.length();
        int at = uri.indexOf('@');
        for (int i = Math.max(at, colon); i < end; i++) {
            char c = uri.charAt(i);
            if (c == ';' || c == '?' || c == '>') {
                end = i;
            }
        }
        String host = uri.substring(Math.max(at, colon) + 1, end).toLowerCase(Locale.ROOT);
        String scheme = uri.substring(0, colon).toLowerCase(Locale.ROOT);
        String user = at < 0 ? "" : uri.substring(colon + 1, at);
        return scheme + ':' + user + '@' + withoutDefaultPort(scheme, host);
    }

    private static String withoutDefaultPort(String scheme, String host) {
        String suffix = scheme.equals("sips") ? ":5061" : ":5060";
        return host.endsWith(suffix) ? host.substring(0, host.length() - suffix.length()) : host;
    }
}
