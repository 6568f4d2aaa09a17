package org.ringfence.call.auth;

import java.util.List;

/** Which hash functions challenges offer, the preferred one first (SPEC D9, RFC 8760 section 2.3). */
public enum AlgorithmPolicy {
    SHA256_ONLY(List.of(DigestAlgorithm.SHA_256)),
    PREFER_SHA256(List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5)),
    MD5(List.of(DigestAlgorithm.MD5));

    private final List<DigestAlgorithm> offered;
    private final List<DigestAlgorithm> reversed;

    AlgorithmPolicy(List<DigestAlgorithm> offered) {
        this.offered = offered;
        this.reversed = offered.size() < 2 ? offered : List.of(offered.get(1), offered.get(0));
    }

    /** Whether answers by this algorithm are taken. */
    public boolean allows(DigestAlgorithm algorithm) {
        return offered.contains(algorithm);
    }

    /**
     * The order of the challenges.
     *
     * @param md5First for clients that look at the first challenge only and can't do better
     */
    List<DigestAlgorithm> order(boolean md5First) {
        return md5First ? reversed : offered;
    }
}
