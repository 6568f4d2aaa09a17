package org.ringfence.call.auth;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ringfence.call.routing.AddressOfRecord;

/**
 * A name that a user may answer challenges by, with its hashes, which are made of the name too.
 *
 * @param username as in the Authorization header
 * @param ha1s a hash by each algorithm that the user may answer with
 */
public record Login(String username, Map<DigestAlgorithm, Ha1> ha1s) {

    /** Copies the hashes. */
    public Login {
        ha1s = Map.copyOf(ha1s);
    }

    /**
     * The names of a user, each with hashes of this password: its user part, and its whole address, which many phones
     * are set up with.
     */
    public static List<Login> of(
            AddressOfRecord address, String realm, String password, DigestAlgorithm... algorithms) {
        return List.of(
                of(address.user(), realm, password, algorithms), of(address.toString(), realm, password, algorithms));
    }

    private static Login of(String username, String realm, String password, DigestAlgorithm... algorithms) {
        Map<DigestAlgorithm, Ha1> ha1s = new EnumMap<>(DigestAlgorithm.class);
        Arrays.stream(algorithms)
                .forEach(algorithm -> ha1s.put(algorithm, Ha1.of(algorithm, username, realm, password)));
        return new Login(username, ha1s);
    }
}
