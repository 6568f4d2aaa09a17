package org.ringfence.policy.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * A block of addresses (RFC 4632, RFC 4291 section 2.3), with the bits beyond the prefix zero. IPv4 is mapped into
 * IPv6, so that {@code 192.0.2.0/24} has a prefix of 120 bits.
 *
 * @param high upper 64 bits of the first address
 * @param low lower 64 bits of the first address
 * @param prefix how many leading bits all addresses share, 0 to 128
 */
public record AddressRange(long high, long low, int prefix) {

    /** Bits of an IPv6 address. */
    public static final int BITS = 128;
    /** Bits by which the prefix of a mapped IPv4 range is longer than its own. */
    public static final int IPV4_OFFSET = 96;

    private static final int HALF = Long.SIZE;
    private static final long MAPPED = 0x0000_FFFF_0000_0000L;
    private static final long IPV4_MASK = 0xFFFF_FFFFL;

    /** Clears the bits beyond the prefix. */
    public AddressRange {
        if (prefix < 0 || prefix > BITS) {
            throw new IllegalArgumentException("A prefix has 0 to 128 bits, not " + prefix);
        }
        high &= highMask(prefix);
        low &= lowMask(prefix);
    }

    /** The range of one address. */
    public static AddressRange of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address
                ? new AddressRange(0, MAPPED | (bytes.getInt() & IPV4_MASK), BITS)
                : new AddressRange(bytes.getLong(), bytes.getLong(), BITS);
    }

    /**
     * Reads {@code 192.0.2.7}, {@code 192.0.2.0/24}, {@code 2001:db8::/32} and the like.
     *
     * @throws IllegalArgumentException with a sentence for whoever wrote the text
     */
    public static AddressRange parse(String text) {
        String stripped = text.strip();
        int slash = stripped.indexOf('/');
        String host = slash < 0 ? stripped : stripped.substring(0, slash);
        AddressRange address = of(literal(host, text));
        boolean ipv4 = host.indexOf(':') < 0;
        int most = ipv4 ? BITS - IPV4_OFFSET : BITS;
        int own = slash < 0 ? most : prefix(stripped.substring(slash + 1), most, text);
        return new AddressRange(address.high, address.low, ipv4 ? own + IPV4_OFFSET : own);
    }

    /** Whether a text is an address rather than a name. */
    public static boolean isAddress(String host) {
        return host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    }

    /** Whether an address is in the range. */
    public boolean contains(long addressHigh, long addressLow) {
        return (addressHigh & highMask(prefix)) == high && (addressLow & lowMask(prefix)) == low;
    }

    /** Whether the range holds IPv4 addresses alone. */
    public boolean isIpv4() {
        return prefix >= IPV4_OFFSET && high == 0 && (low & ~IPV4_MASK) == MAPPED;
    }

    /** The upper 64 bits of the last address. */
    long lastHigh() {
        return high | ~highMask(prefix);
    }

    /** The lower 64 bits of the last address. */
    long lastLow() {
        return low | ~lowMask(prefix);
    }

    /** The mask of a prefix on the upper 64 bits. */
    public static long highMask(int prefix) {
        return prefix == 0 ? 0 : -1L << Math.max(0, HALF - prefix);
    }

    /** The mask of a prefix on the lower 64 bits. */
    public static long lowMask(int prefix) {
        return prefix <= HALF ? 0 : -1L << (BITS - prefix);
    }

    private static InetAddress literal(String host, String text) {
        // names would be looked up; only what consists of these characters can be an address
        if (!isAddress(host)) {
            throw new IllegalArgumentException("'" + text + "' is neither an IP address nor a range of them");
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is neither an IP address nor a range of them", e);
        }
    }

    private static int prefix(String digits, int most, String text) {
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > most) {
            throw new IllegalArgumentException("'" + text + "' needs a prefix of 0 to " + most + " bits");
        }
        return Integer.parseInt(digits);
    }

    /** The first address. */
    public InetAddress toInetAddress() {
        byte[] bytes = isIpv4()
                ? ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array()
                : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are always an address", e);
        }
    }

    /** The notation that {@link #parse} reads; a range of one address has no prefix. */
    @Override
    public String toString() {
        String host = toInetAddress().getHostAddress();
        int own = isIpv4() ? prefix - IPV4_OFFSET : prefix;
        return prefix == BITS ? host : host + "/" + own;
    }
}
