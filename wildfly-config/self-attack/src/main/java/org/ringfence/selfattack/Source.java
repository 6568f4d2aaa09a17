package org.ringfence.selfattack;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A socket at an address of its own; counts what it sends, and keeps what comes back. */
final class Source implements AutoCloseable {

    private static final int LONGEST = 65_535;

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final List<Reply> replies = new CopyOnWriteArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile long lastReply;

    /**
     * Opens a socket.
     *
     * @param host the address that it sends from
     * @param listener hears each reply
     */
    Source(InetSocketAddress server, String host, Consumer<Reply> listener) throws IOException {
        this.server = server;
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0));
        Thread thread = new Thread(() -> receive(listener), "self-attack");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it sends from, as it stands in Via and Contact. */
    String address() {
        return host() + ":" + socket.getLocalPort();
    }

    String host() {
        String host = socket.getLocalAddress().getHostAddress();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        sent.incrementAndGet();
        socket.send(new DatagramPacket(bytes, bytes.length, server));
    }

    private void receive(Consumer<Reply> listener) {
        byte[] buffer = new byte[LONGEST];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (SocketException closed) {
                return;
            } catch (IOException lost) {
                continue;
            }
            Reply reply = new Reply(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
            lastReply = System.nanoTime();
            replies.add(reply);
            listener.accept(reply);
        }
    }

    int sent() {
        return sent.get();
    }

    /** What came back, in order. */
    List<Reply> replies() {
        return replies;
    }

    /** When the last reply came, in nanoseconds of this machine's clock; 0 for never. */
    long lastReply() {
        return lastReply;
    }

    @Override
    public void close() {
        socket.close();
    }
}
