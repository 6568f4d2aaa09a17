package org.ringfence.policy;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks where things are posted to, and what they are signed with. */
final class HookText {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LEAST_SECRET = 16;
    private static final int MOST_SECRET = 512;

    private HookText() {}

    static void checkUrl(String attribute, @Nullable String text) {
        if (text == null) {
            return;
        }
        URI url = null;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            // told below
        }
        if (url == null
                || url.getHost() == null
                || url.getScheme() == null
                || !SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(attribute + " '" + text + "' is no http or https URL");
        }
    }

    static void checkSecret(String attribute, @Nullable String secret) {
        if (secret != null && (secret.length() < LEAST_SECRET || secret.length() > MOST_SECRET)) {
            throw new IllegalArgumentException(attribute + " must have " + LEAST_SECRET + " to " + MOST_SECRET
                    + " characters, but has " + secret.length());
        }
    }
}
