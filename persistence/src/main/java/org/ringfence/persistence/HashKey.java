package org.ringfence.persistence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts stored password hashes with AES-256-GCM (SPEC D6). A sealed text is {@code 1:NAME:BASE64}: the version, the
 * name of the key, and nonce and ciphertext. It is good for its own place alone, so that nobody who can write to the
 * table gives one user's hash to another.
 */
final class HashKey {

    private static final String VERSION = "1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_BYTES = 8;

    private final String name;
    private final SecretKey key;
    private final Cipher cipher;
    private final SecureRandom chance = new SecureRandom();

    /** @param secret at least 32 bytes that nobody can guess, or a text as hard to guess */
    HashKey(byte[] secret) {
        try {
            name = HexFormat.of().formatHex(derive(secret, "name"), 0, NAME_BYTES);
            key = new SecretKeySpec(derive(secret, "seal"), "AES");
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no AES-GCM", e);
        }
    }

    private static byte[] derive(byte[] secret, String purpose) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(("ringfence password hashes " + purpose).getBytes(StandardCharsets.UTF_8));
    }

    /** Tells this key from others, and nothing about it. */
    String name() {
        return name;
    }

    /** Whether a stored text is sealed by any key; a hash as older versions stored it is not. */
    static boolean isSealed(String stored) {
        return stored.startsWith(VERSION);
    }

    /** @param place what the text belongs to */
    synchronized String seal(String place, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        chance.nextBytes(nonce);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce), chance);
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            byte[] plain = text.getBytes(StandardCharsets.US_ASCII);
            byte[] sealed = new byte[NONCE_BYTES + cipher.getOutputSize(plain.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return VERSION + name + ':' + Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A password hash can't be sealed", e);
        }
    }

    /** The text; empty if another key sealed it, or if it was changed or moved since. */
    synchronized Optional<String> open(String place, String sealed) {
        if (!sealed.startsWith(VERSION + name + ':')) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed.substring(VERSION.length() + name.length() + 1));
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE_BYTES));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            byte[] plain = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return Optional.of(new String(plain, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            return Optional.empty();
        }
    }
}
