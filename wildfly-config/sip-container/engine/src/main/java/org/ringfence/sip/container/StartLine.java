package org.ringfence.sip.container;

import java.text.ParseException;
import java.util.Locale;

/** The form of a request's first line: method, URI and version with one blank between (RFC 3261 section 7.1). */
final class StartLine {

    private static final String VERSION = "SIP/2.0";

    private StartLine() {}

    /** Refuses another form, and another version with an exception of its own. */
    static void check(String line) throws ParseException {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        boolean formed = first > 0 && second > first + 1 && line.indexOf(' ', second + 1) < 0 && line.indexOf('\t') < 0;
        if (!formed) {
            throw new ParseException("a request begins with method, URI and version", 0);
        }
        if (hasBareIpv6(line.substring(first + 1, second))) {
            throw new ParseException("an IPv6 address stands in brackets", first + 1);
        }
        String version = line.substring(second + 1);
        if (!version.equalsIgnoreCase(VERSION)) {
            if (version.toUpperCase(Locale.ROOT).startsWith("SIP/")) {
                throw new OtherVersion();
            }
            throw new ParseException("a request begins with method, URI and version", second);
        }
    }

    /** RFC 5118 section 4.2: the stack would take its first group for the host. */
    private static boolean hasBareIpv6(String uri) {
        String scheme = uri.substring(0, Math.max(0, uri.indexOf(':'))).toLowerCase(Locale.ROOT);
        if (!scheme.equals("sip") && !scheme.equals("sips")) {
            return false;
        }
        int host = Math.max(uri.indexOf('@'), scheme.length()) + 1;
        int end = host;
        while (end < uri.length() && ";?".indexOf(uri.charAt(end)) < 0) {
            end++;
        }
        String hostPort = uri.substring(host, end);
        return !hostPort.startsWith("[") && hostPort.indexOf(':') != hostPort.lastIndexOf(':');
    }

    /** The request is of another version of SIP. */
    static final class OtherVersion extends ParseException {

        private static final long serialVersionUID = 1L;

        OtherVersion() {
            super("another version of SIP", 0);
        }
    }
}
