package org.ringfence.call.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Each thread's own hash functions: to look them up per request costs more than to use them. */
final class Hashes {

    private static final ThreadLocal<MessageDigest> SHA_256 =
            ThreadLocal.withInitial(() -> create(DigestAlgorithm.SHA_256));
    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(() -> create(DigestAlgorithm.MD5));

    private Hashes() {}

    /** This thread's function, ready for a new hash. */
    static MessageDigest of(DigestAlgorithm algorithm) {
        MessageDigest digest =
                switch (algorithm) {
                    case SHA_256 -> SHA_256.get();
                    case MD5 -> MD5.get();
                };
        digest.reset();
        return digest;
    }

    private static MessageDigest create(DigestAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.token());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has " + algorithm.token(), missing);
        }
    }
}
