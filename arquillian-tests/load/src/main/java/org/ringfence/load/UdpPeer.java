package org.ringfence.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** One UDP socket on loopback that talks to the server under test; received messages go to one handler thread. */
final class UdpPeer implements AutoCloseable {

    private static final int BUFFER_BYTES = 8 << 20;

    private final DatagramChannel channel;
    private final InetSocketAddress server;
    private final String host;
    private final int port;
    private final Thread receiver;

    UdpPeer(InetSocketAddress server, Consumer<SipMessage> handler, String name) {
        this(server, "127.0.0.1", handler, name);
    }

    /** @param host the loopback address that it sends from */
    UdpPeer(InetSocketAddress server, String host, Consumer<SipMessage> handler, String name) {
        if (!server.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("Load goes to loopback addresses only, not to " + server);
        }
        this.server = server;
        this.host = host;
        try {
            channel = DatagramChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
            channel.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
            port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't open a UDP socket on loopback", e);
        }
        receiver = new Thread(() -> receive(handler), name);
        receiver.start();
    }

    int port() {
        return port;
    }

    /** This peer's address as it stands in Via and Contact. */
    String address() {
        return host + ":" + port;
    }

    void send(String message) {
        try {
            channel.send(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)), server);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't send to " + server, e);
        }
    }

    private void receive(Consumer<SipMessage> handler) {
        ByteBuffer buffer = ByteBuffer.allocate(65_536);
        try {
            while (true) {
                buffer.clear();
                channel.receive(buffer);
                handler.accept(new SipMessage(buffer.array(), buffer.position()));
            }
        } catch (ClosedChannelException closed) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't receive", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
