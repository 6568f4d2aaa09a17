package org.ringfence.call.provisioning;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.auth.AlgorithmPolicy;
import org.ringfence.call.auth.DigestStrictness;
import org.ringfence.call.routing.SignIn;
import org.ringfence.call.routing.SipTransport;

/**
 * How a user gets in (SPEC D1, D8, D9, D11).
 *
 * @param signIn by what the user is known
 * @param transports over which it may send, at least one
 * @param algorithms those of the offered ones that are taken from it; null for all of them
 * @param strictness how much its answers have to bring; null for what is demanded of all
 */
public record Access(
        SignIn signIn,
        Set<SipTransport> transports,
        @Nullable AlgorithmPolicy algorithms,
        @Nullable DigestStrictness strictness) {

    public Access {
        transports = Set.copyOf(transports);
        if (transports.isEmpty()) {
            throw new IllegalArgumentException("a user needs a transport");
        }
    }
}
