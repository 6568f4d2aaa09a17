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

    /** The host of a SIP URI without user part, in lower case; empty for any other URI. */
    static String serverIn(String uri) {
        String text = significant(uri);
        if (!text.startsWith("sip:@") && !text.startsWith("sips:@")) {
            return "";
        }
        String host = text.substring(text.indexOf('@') + 1);
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        return end <= 0 ? host : host.substring(0, end);
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
