package org.ringfence.sipclient;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Messages as datagrams; all go to one server. */
final class UdpWire implements Wire {

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private volatile String source = "";

    UdpWire(InetSocketAddress server, int port) throws IOException {
        this(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    UdpWire(InetSocketAddress server, InetSocketAddress from) throws IOException {
        this.server = server;
        this.socket = new DatagramSocket(from);
    }

    @Override
    public String address() {
        return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    @Override
    public String transport() {
        return "UDP";
    }

    @Override
    public void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, server));
    }

    @Override
    public String receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        socket.receive(packet);
        source = packet.getAddress().getHostAddress() + ":" + packet.getPort();
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public void close() {
        socket.close();
    }
}
