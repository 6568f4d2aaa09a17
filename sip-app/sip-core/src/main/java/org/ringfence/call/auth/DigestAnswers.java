package org.ringfence.call.auth;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Picks the one answer among a request's authorization headers that is meant for us. */
final class DigestAnswers {

    private static final String SCHEME = "Digest";
    private static final int LONGEST = 4096;

    private DigestAnswers() {}

    /** What was found. */
    sealed interface Found {}

    /** No answer for our realm. */
    record None() implements Found {}

    /** An answer that breaks the grammar, misses what it needs, or claims two things at once. */
    record Malformed() implements Found {}

    /** An answer for our realm. */
    record One(DigestAnswer answer) implements Found {}

    /** Reads the values of all headers of one name. */
    static Found find(List<String> values, String realm) {
        Found found = new None();
        for (String value : values) {
            Found next = read(value, realm);
            if (next instanceof None) {
                continue;
            }
            if (!(found instanceof None)) {
                return new Malformed();
            }
            found = next;
        }
        return found;
    }

    private static Found read(String value, String realm) {
        String text = value.strip();
        boolean digest = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && text.length() > SCHEME.length()
                && Character.isWhitespace(text.charAt(SCHEME.length()));
        if (!digest) {
            return new None();
        }
        Map<String, String> parameters =
                text.length() > LONGEST ? null : HeaderParameters.read(text, SCHEME.length() + 1);
        if (parameters == null) {
            return new Malformed();
        }
        String claimed = parameters.get("realm");
        if (claimed != null && !claimed.equals(realm)) {
            return new None();
        }
        DigestAnswer answer = answer(parameters);
        return answer == null ? new Malformed() : new One(answer);
    }

    private static @Nullable DigestAnswer answer(Map<String, String> parameters) {
        String username = parameters.get("username");
        String realm = parameters.get("realm");
        String nonce = parameters.get("nonce");
        String uri = parameters.get("uri");
        String response = parameters.get("response");
        if (username == null || realm == null || nonce == null || uri == null || response == null) {
            return null;
        }
        if ("true".equalsIgnoreCase(parameters.get("userhash"))) {
            return null;
        }
        return new DigestAnswer(
                username,
                realm,
                nonce,
                uri,
                response,
                parameters.get("algorithm"),
                parameters.get("qop"),
                parameters.get("cnonce"),
                parameters.get("nc"));
    }
}
