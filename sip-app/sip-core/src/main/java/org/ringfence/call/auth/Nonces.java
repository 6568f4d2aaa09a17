package org.ringfence.call.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes nonces that need no memory: time, node, a serial number and the flow, sealed together with the source address
 * by a key that only this service has. What was not sealed here, for this source, is not answered as if it were.
 */
public final class Nonces {

    /** Length of a key in bytes. */
    public static final int KEY_BYTES = 32;

    private static final String MAC = "HmacSHA256";
    private static final int PLAIN_BYTES = 15;
    private static final int SEAL_BYTES = 12;
    private static final int TEXT_LENGTH = (PLAIN_BYTES + SEAL_BYTES) * 4 / 3;
    private static final int NODE_BITS = 16;
    private static final int BYTE_MASK = 0xFF;
    /** A clock that was set back a little must not void what was just handed out. */
    private static final long CLOCK_TOLERANCE_MILLIS = 2_000;

    private final ThreadLocal<Mac> macs;
    private final int node;
    private final InstantSource clock;
    private final AtomicInteger serial;

    /** A nonce that is sealed by us, for this source, and not too old; the flow is the one that it was sent to. */
    record Genuine(long key, long mintedAtMillis, int flow) {}

    /**
     * Makes nonces.
     *
     * @param key {@value #KEY_BYTES} secret bytes; nodes that share it know each other's nonces
     * @param node tells nodes apart, 0 to 65535
     * @param chance only spreads serial numbers; uniqueness comes from counting
     */
    public Nonces(byte[] key, int node, InstantSource clock, RandomGenerator chance) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("A key has " + KEY_BYTES + " bytes, not " + key.length);
        }
        if (node < 0 || node >= 1 << NODE_BITS) {
            throw new IllegalArgumentException("A node is 0 to 65535, not " + node);
        }
        byte[] own = key.clone();
        this.macs = ThreadLocal.withInitial(() -> mac(own));
        this.node = node;
        this.clock = clock;
        this.serial = new AtomicInteger(chance.nextInt());
    }

    /**
     * A new nonce, base64url.
     *
     * @param source the transport address, without port, that it is made for
     * @param flow port and transport that it is sent to, as one number of 24 bits
     * @param uri the Request-URI that it is made for, null for any
     */
    String mint(String source, int flow, @Nullable String uri) {
        ByteBuffer nonce = ByteBuffer.allocate(PLAIN_BYTES + SEAL_BYTES);
        nonce.putLong(clock.millis() << NODE_BITS | node).putInt(serial.incrementAndGet());
        nonce.put((byte) (flow >> Short.SIZE)).putShort((short) flow);
        nonce.put(seal(nonce.array(), source, uri), 0, SEAL_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce.array());
    }

    /** What a nonce is worth; null if it is not ours, not for this source, of another node, or too old. */
    @Nullable
    Genuine open(String text, String source, @Nullable String uri, Duration lifetime) {
        byte[] nonce = decode(text);
        if (nonce == null) {
            return null;
        }
        byte[] seal = Arrays.copyOf(seal(nonce, source, uri), SEAL_BYTES);
        if (!MessageDigest.isEqual(seal, Arrays.copyOfRange(nonce, PLAIN_BYTES, nonce.length))) {
            return null;
        }
        ByteBuffer plain = ByteBuffer.wrap(nonce);
        long timeAndNode = plain.getLong();
        long mintedAt = timeAndNode >>> NODE_BITS;
        long age = clock.millis() - mintedAt;
        boolean fresh = age >= -CLOCK_TOLERANCE_MILLIS && age < lifetime.toMillis();
        if (!fresh || (timeAndNode & (1 << NODE_BITS) - 1) != node) {
            return null;
        }
        // within one lifetime the lower half of the time and the serial number name one nonce of this node; the factor
        // only spreads the names, because time and serial number grow in step
        long name = ((long) plain.getInt() << Integer.SIZE | (mintedAt & 0xFFFF_FFFFL)) * 0x9E37_79B9_7F4A_7C15L;
        int flow = (plain.get() & BYTE_MASK) << Short.SIZE | (plain.getShort() & 0xFFFF);
        return new Genuine(name, mintedAt, flow);
    }

    /** Something like a password hash for names that nobody has, always the same for one name. */
    byte[] decoy(String name) {
        return macs.get().doFinal(name.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] seal(byte[] nonce, String source, @Nullable String uri) {
        Mac mac = macs.get();
        mac.update(nonce, 0, PLAIN_BYTES);
        mac.update(source.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        if (uri != null) {
            mac.update(uri.getBytes(StandardCharsets.UTF_8));
        }
        return mac.doFinal();
    }

    private static byte @Nullable [] decode(String text) {
        if (text.length() != TEXT_LENGTH) {
            return null;
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("Every JDK has " + MAC, missing);
        }
    }
}
