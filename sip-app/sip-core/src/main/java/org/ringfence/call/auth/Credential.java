package org.ringfence.call.auth;

import java.util.Map;
import java.util.Optional;
import org.ringfence.call.routing.SipUser;

/**
 * What a user proves itself with in one realm.
 *
 * @param ha1s one hash per algorithm; a user without one for an algorithm can't authenticate by it
 */
public record Credential(SipUser user, Map<DigestAlgorithm, Ha1> ha1s) {

    public Credential {
        ha1s = Map.copyOf(ha1s);
    }

    /** The hash for an algorithm. */
    public Optional<Ha1> ha1(DigestAlgorithm algorithm) {
        return Optional.ofNullable(ha1s.get(algorithm));
    }
}
