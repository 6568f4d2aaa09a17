package org.ringfence.sipclient;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes tags, branches and Call-IDs. */
final class Unique {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Unique() {}

    static String token() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
