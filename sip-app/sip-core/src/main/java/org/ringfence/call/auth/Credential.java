package org.ringfence.call.auth;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.routing.SipUser;

/**
 * What a user proves itself with in one realm.
 *
 * @param ha1s one hash per algorithm; a user without one for an algorithm can't authenticate by it
 * @param algorithms those that are taken from this user, of the offered ones; null for all of them (SPEC D9)
 * @param strictness how much an answer of this user has to bring; null for what is demanded of all (SPEC D8)
 */
public record Credential(
        SipUser user,
        Map<DigestAlgorithm, Ha1> ha1s,
        @Nullable AlgorithmPolicy algorithms,
        @Nullable DigestStrictness strictness) {

    /** A credential to which the rules for all apply. */
    public Credential(SipUser user, Map<DigestAlgorithm, Ha1> ha1s) {
        this(user, ha1s, null, null);
    }

    public Credential {
        ha1s = Map.copyOf(ha1s);
    }

    /** The hash for an algorithm. */
    public Optional<Ha1> ha1(DigestAlgorithm algorithm) {
        return algorithms == null || algorithms.allows(algorithm)
                ? Optional.ofNullable(ha1s.get(algorithm))
                : Optional.empty();
    }
}
