package org.ringfence.selfattack;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * The server that is attacked: on loopback, or at an address that its operator names as its own.
 *
 * @param address where it listens for SIP over UDP and TCP
 */
record Target(InetSocketAddress address) {

    private static final int USUAL_PORT = 5060;
    private static final int LAST_PORT = 0xFFFF;

    /**
     * Reads a target.
     *
     * @param text an address, and a port after a colon or none for 5060
     * @param own the address that the operator says is its own test server's, null for none
     * @throws NotAllowed for names, for public addresses, and for addresses that nobody said to be their own
     */
    static Target parse(String text, @Nullable String own) throws NotAllowed {
        int colon = text.lastIndexOf(':');
        boolean hasPort =
                colon > 0 && (text.startsWith("[") ? text.charAt(colon - 1) == ']' : colon == text.indexOf(':'));
        String host = hasPort ? text.substring(0, colon) : text;
        InetAddress address = address(host.replaceAll("[\\[\\]]", ""));
        int port = hasPort ? port(text.substring(colon + 1)) : USUAL_PORT;
        if (!address.isLoopbackAddress()) {
            check(address, own);
        }
        return new Target(new InetSocketAddress(address, port));
    }

    /** Whether there are many addresses to attack it from: 127.0.0.0/8. */
    boolean hasManyNeighbours() {
        return address.getAddress() instanceof Inet4Address
                && address.getAddress().isLoopbackAddress();
    }

    /** The address to attack from: the wished one where there are many, else the one that this host has. */
    String source(String wished) throws IOException {
        if (hasManyNeighbours()) {
            return wished;
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(address);
            return socket.getLocalAddress().getHostAddress();
        }
    }

    private static void check(InetAddress address, @Nullable String own) throws NotAllowed {
        String name = address.getHostAddress();
        if (own == null || !address(own).equals(address)) {
            throw new NotAllowed("Only servers on loopback are attacked, or your own: say --own " + name
                    + " if this is your own test server.");
        }
        if (!address.isSiteLocalAddress()
                && !address.isLinkLocalAddress()
                && !isUniqueLocal(address)
                && !isHere(address)) {
            throw new NotAllowed(name + " is a public address that this host does not have: nobody is attacked there.");
        }
    }

    private static boolean isUniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    }

    private static boolean isHere(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Names are not looked up: they may lead anywhere. */
    private static InetAddress address(String text) throws NotAllowed {
        if (!text.matches("[0-9.]+|[0-9A-Fa-f:.%]*:[0-9A-Fa-f:.%]*")) {
            throw new NotAllowed("'" + text + "' is no IP address, such as 127.0.0.1.");
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException malformed) {
            throw new NotAllowed("'" + text + "' is no IP address, such as 127.0.0.1.");
        }
    }

    private static int port(String text) throws NotAllowed {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LAST_PORT) {
            throw new NotAllowed("'" + text + "' is no port: 1 to 65535.");
        }
        return Integer.parseInt(text);
    }
}
