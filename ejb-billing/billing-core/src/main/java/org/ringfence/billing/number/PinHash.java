package org.ringfence.billing.number;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.ringfence.billing.admission.Pin;

/**
 * A PIN as it is kept: salted and stretched. So few digits can be guessed by whoever has the hash, so what protects them
 * is that few tries are allowed.
 *
 * @param text rounds, salt and hash with $ between
 */
public record PinHash(String text) {

    private static final int ROUNDS = 10_000;
    private static final int BITS = 256;
    private static final int PARTS = 3;

    /** @param salt of chance, at least 16 bytes */
    public static PinHash of(Pin pin, byte[] salt) {
        HexFormat hex = HexFormat.of();
        return new PinHash(ROUNDS + "$" + hex.formatHex(salt) + "$" + hex.formatHex(hash(pin, salt, ROUNDS)));
    }

    /** Whether it is the hash of this PIN; takes some milliseconds. */
    public boolean isOf(Pin pin) {
        String[] parts = text.split("\\$", -1);
        if (parts.length != PARTS) {
            throw new IllegalStateException("No hash of a PIN is kept");
        }
        byte[] salt = HexFormat.of().parseHex(parts[1]);
        byte[] expected = HexFormat.of().parseHex(parts[2]);
        return MessageDigest.isEqual(expected, hash(pin, salt, Integer.parseInt(parts[0])));
    }

    private static byte[] hash(Pin pin, byte[] salt, int rounds) {
        try {
            PBEKeySpec key = new PBEKeySpec(pin.digits().toCharArray(), salt, rounds, BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "****";
    }
}
