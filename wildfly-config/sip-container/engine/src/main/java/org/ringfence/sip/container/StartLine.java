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
        String version = line.substring(second + 1);
        if (!version.equalsIgnoreCase(VERSION)) {
            if (version.toUpperCase(Locale.ROOT).startsWith("SIP/")) {
                throw new OtherVersion();
            }
            throw new ParseException("a request begins with method, URI and version", second);
        }
    }

    /** The request is of another version of SIP. */
    static final class OtherVersion extends ParseException {

        private static final long serialVersionUID = 1L;

        OtherVersion() {
            super("another version of SIP", 0);
        }
    }
}
