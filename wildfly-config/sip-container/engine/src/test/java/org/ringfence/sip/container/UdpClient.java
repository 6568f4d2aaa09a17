package org.ringfence.sip.container;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Sends text over UDP and reads what comes back. */
final class UdpClient implements AutoCloseable {

    private static final int DEADLINE_MILLIS = 15_000;
    private static final int SILENCE_MILLIS = 300;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final InetSocketAddress server;

    UdpClient(InetSocketAddress server) throws IOException {
        this.server = server;
    }

    int port() {
        return socket.getLocalPort();
    }

    String request(String method, String callId, String branch) {
        return request(method, callId, branch, "127.0.0.1:" + port());
    }

    String request(String method, String callId, String branch, String sentBy) {
        return method + " sip:someone@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP " + sentBy + ";rport;branch=" + branch
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:me@127.0.0.1>;tag=" + callId
                + "\r\nTo: <sip:someone@127.0.0.1>\r\nCall-ID: " + callId + "\r\nCSeq: 1 " + method
                + "\r\nContact: <sip:me@127.0.0.1:" + port() + ">\r\nContent-Length: 0\r\n\r\n";
    }

    void send(String message) throws IOException {
        send(message, StandardCharsets.UTF_8);
    }

    void send(String message, Charset charset) throws IOException {
        byte[] bytes = message.getBytes(charset);
        socket.send(new DatagramPacket(bytes, bytes.length, server));
    }

    void send(String message, InetSocketAddress target) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, target));
    }

    String exchange(String message) throws IOException {
        send(message);
        return receive(DEADLINE_MILLIS);
    }

    boolean isAnsweredWithSilence(String message) throws IOException {
        send(message);
        try {
            receive(SILENCE_MILLIS);
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        }
    }

    String receive() throws IOException {
        return receive(DEADLINE_MILLIS);
    }

    /** What is on its way already, or {@link SocketTimeoutException}. */
    String receiveSoon() throws IOException {
        return receive(SILENCE_MILLIS);
    }

    private String receive(int millis) throws IOException {
        socket.setSoTimeout(millis);
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        socket.close();
    }
}
