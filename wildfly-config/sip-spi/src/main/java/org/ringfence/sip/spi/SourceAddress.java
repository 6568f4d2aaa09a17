package org.ringfence.sip.spi;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * The transport address that a message came from, in one canonical form: 128 bits, IPv4 as IPv4-mapped IPv6
 * (RFC 4291 section 2.5.5.2), so that one peer has one key however it connects.
 *
 * @param high the upper 64 bits of the address
 * @param low the lower 64 bits of the address
 * @param port 0 to 65535
 */
public record SourceAddress(long high, long low, int port) {

    private static final long MAPPED_PREFIX = 0x0000_FFFF_0000_0000L;
    private static final long IPV4_MASK = 0xFFFF_FFFFL;

    /** Refuses ports out of range. */
    public SourceAddress {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("A port is 0 to 65535, not " + port);
        }
    }

    /** The canonical form of a resolved socket address. */
    public static SourceAddress of(InetSocketAddress address) {
        return of(address.getAddress(), address.getPort());
    }

    /** The canonical form of an address and port. */
    public static SourceAddress of(InetAddress address, int port) {
        return new SourceAddress(highOf(address), lowOf(address), port);
    }

    /** The upper 64 bits of an address in canonical form. */
    public static long highOf(InetAddress address) {
        return address instanceof Inet4Address
                ? 0
                : ByteBuffer.wrap(address.getAddress()).getLong(0);
    }

    /** The lower 64 bits of an address in canonical form; allocates nothing for IPv4. */
    public static long lowOf(InetAddress address) {
        // an Inet4Address documents that its hash code is its address
        return address instanceof Inet4Address
                ? MAPPED_PREFIX | (address.hashCode() & IPV4_MASK)
                : ByteBuffer.wrap(address.getAddress()).getLong(8);
    }

    /** Whether the address is IPv4. */
    public boolean isIpv4() {
        return high == 0 && (low & ~IPV4_MASK) == MAPPED_PREFIX;
    }

    /** The address without the port. */
    public InetAddress toInetAddress() {
        byte[] bytes = isIpv4()
                ? ByteBuffer.allocate(4).putInt((int) low).array()
                : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are always an address", e);
        }
    }

    /** {@code 192.0.2.1:5060} or {@code [2001:db8::1]:5060}. */
    @Override
    public String toString() {
        String host = toInetAddress().getHostAddress();
        return (isIpv4() ? host : "[" + host + "]") + ":" + port;
    }
}
