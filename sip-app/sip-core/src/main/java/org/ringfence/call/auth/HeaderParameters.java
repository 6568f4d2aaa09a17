package org.ringfence.call.auth;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads comma-separated parameters with quoted strings, as RFC 7616 and RFC 3261 section 25.1 write them. */
final class HeaderParameters {

    private static final String TOKEN_MARKS = "-.!%*_+`'~";

    private final String text;
    private int at;

    private HeaderParameters(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /**
     * The parameters by lower-case name, unquoted.
     *
     * @return null if the text breaks the grammar or names a parameter twice
     */
    static @Nullable Map<String, String> read(String text, int start) {
        return new HeaderParameters(text, start).read();
    }

    private @Nullable Map<String, String> read() {
        Map<String, String> parameters = new HashMap<>(16);
        while (true) {
            String name = token();
            if (name == null || !skip('=')) {
                return null;
            }
            skipSpace();
            String value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
            if (value == null || parameters.put(name.toLowerCase(Locale.ROOT), value) != null) {
                return null;
            }
            skipSpace();
            if (at == text.length()) {
                return parameters;
            }
            if (!skip(',')) {
                return null;
            }
        }
    }

    private @Nullable String token() {
        skipSpace();
        int start = at;
        while (at < text.length() && isTokenCharacter(text.charAt(at))) {
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    private @Nullable String quoted() {
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(start, at++);
            }
            if (c == '\\') {
                return escaped(start);
            }
            at++;
        }
        return null;
    }

    /** Goes on where the first backslash stands. */
    private @Nullable String escaped(int start) {
        StringBuilder value = new StringBuilder(text.length() - start).append(text, start, at);
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\') {
                if (at == text.length()) {
                    return null;
                }
                c = text.charAt(at++);
            }
            value.append(c);
        }
        return null;
    }

    private boolean skip(char expected) {
        skipSpace();
        if (at == text.length() || text.charAt(at) != expected) {
            return false;
        }
        at++;
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || TOKEN_MARKS.indexOf(c) >= 0;
    }
}
