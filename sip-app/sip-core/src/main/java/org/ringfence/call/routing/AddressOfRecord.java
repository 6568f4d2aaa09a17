package org.ringfence.call.routing;

import java.util.Locale;

/**
 * The public address of a user, as in {@code sip:user@domain}. User parts are compared with case, domains without
 * (RFC 3261 section 19.1.4).
 *
 * @param user the unescaped user part, not empty
 * @param domain lower case, without port
 */
public record AddressOfRecord(String user, String domain) {

    /** Brings the domain to lower case. */
    public AddressOfRecord {
        if (user.isEmpty() || domain.isEmpty()) {
            throw new IllegalArgumentException("An address of record has a user and a domain");
        }
        domain = domain.toLowerCase(Locale.ROOT);
    }

    /** {@code user@domain}. */
    @Override
    public String toString() {
        return user + '@' + domain;
    }
}
