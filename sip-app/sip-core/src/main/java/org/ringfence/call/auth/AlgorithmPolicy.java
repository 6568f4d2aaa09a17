package org.ringfence.call.auth;

import java.util.List;

/** Which hash functions challenges offer, the preferred one first (SPEC D9, RFC 8760 section 2.3). */
public enum AlgorithmPolicy {
    SHA256_ONLY(List.of(DigestAlgorithm.SHA_256)),
    PREFER_SHA256(List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5)),
    MD5(List.of(DigestAlgorithm.MD5));

    private final List<DigestAlgorithm> offered;

    AlgorithmPolicy(List<DigestAlgorithm> offered) {
        this.offered = offered;
    }

    /** Whether answers by this algorithm are taken. */
    public boolean allows(DigestAlgorithm algorithm) {
        return offered.contains(algorithm);
    }

    /** The algorithms of the challenges, the preferred one first. */
    List<DigestAlgorithm> offered() {
        return offered;
    }
}
