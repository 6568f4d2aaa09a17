package org.ringfence.sip.container;

import gov.nist.javax.sip.stack.MessageChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.container.Connections.Stay;
import org.ringfence.sip.container.Connections.Watched;
import org.ringfence.sip.spi.Transport;

/** What is read from one connection: cut into messages, shown to the gates, and handed to the workers. */
final class StreamReader implements StreamFramer.Sink, Watched {

    private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Reception reception;
    private final MessageChannel channel;
    private final Transport transport;
    private final ConnectorStatistics connector;
    private final InetAddress peer;
    private final int peerPort;
    private final BooleanSupplier inHandshake;
    private final @Nullable Stay stay;
    private final StreamFramer framer;
    private final PongSender pongs;
    private boolean messageEnded;

    /** Sends bytes back over the connection. */
    @FunctionalInterface
    interface PongSender {

        /** Sends them. */
        void send(byte[] bytes) throws IOException;
    }

    StreamReader(
            Reception reception,
            MessageChannel channel,
            Transport transport,
            BooleanSupplier inHandshake,
            @Nullable Stay stay,
            PongSender pongs) {
        this.reception = reception;
        this.channel = channel;
        this.transport = transport;
        connector = reception.connectorOf(channel, transport);
        this.inHandshake = inHandshake;
        this.stay = stay;
        this.pongs = pongs;
        peer = channel.getPeerPacketSourceAddress();
        peerPort = channel.getPeerPacketSourcePort();
        framer = new StreamFramer(reception.maximumMessageBytes(), this);
        if (stay != null) {
            stay.watch(this);
        }
    }

    /** Takes decrypted bytes. */
    void accept(byte[] bytes) throws IOException {
        connector.bytes.add(bytes.length);
        framer.accept(bytes, 0, bytes.length);
    }

    /** Bytes came, encrypted or not, and have been looked at. */
    void heard() {
        if (stay != null) {
            stay.heard(this, messageEnded);
        }
        messageEnded = false;
    }

    void closed() {
        if (stay != null) {
            stay.release();
        }
    }

    @Override
    public void message(byte[] message) {
        messageEnded = true;
        reception.fromStream(message, channel, transport, connector, peer, peerPort);
    }

    @Override
    public void ping() throws IOException {
        pongs.send(PONG);
    }

    @Override
    public boolean isWithinMessage() {
        return inHandshake.getAsBoolean() || framer.isWithinMessage();
    }

    @Override
    public void shut() {
        channel.close();
    }
}
