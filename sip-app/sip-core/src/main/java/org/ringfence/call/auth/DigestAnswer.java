package org.ringfence.call.auth;

import org.jspecify.annotations.Nullable;

/**
 * An Authorization or Proxy-Authorization header as it was sent, quotes and escapes taken away (RFC 7616 section 3.4).
 *
 * @param algorithm null if absent, which means MD5
 * @param response hexadecimal as sent
 * @param qop null if absent
 * @param cnonce null if absent
 * @param nonceCount the eight digits as sent, null if absent
 */
public record DigestAnswer(
        String username,
        String realm,
        String nonce,
        String uri,
        String response,
        @Nullable String algorithm,
        @Nullable String qop,
        @Nullable String cnonce,
        @Nullable String nonceCount) {

    @Override
    public String toString() {
        return "DigestAnswer[username=" + username + ", realm=" + realm + "]";
    }
}
