package org.ringfence.sip.container;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageChannel;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jboss.logging.Logger;
import org.ringfence.sip.spi.Transport;

/**
 * Receives datagrams with one thread for the workers to process. It reads into one buffer and copies what passes the
 * gates, so that a dropped datagram costs no memory.
 */
final class UdpReceiver extends UDPMessageProcessor {

    private static final Logger LOG = Logger.getLogger(UdpReceiver.class);
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final long JOIN_MILLIS = 2_000;

    private final Reception reception;
    private final ConnectorStatistics connector;
    private final Thread thread;

    UdpReceiver(
            InetAddress address,
            int port,
            SIPTransactionStack stack,
            Reception reception,
            ConnectorStatistics connector)
            throws IOException {
        super(address, stack, port);
        this.reception = reception;
        this.connector = connector;
        thread = new Thread(this, "sip-udp-" + address.getHostAddress() + '-' + port);
    }

    @Override
    public void start() {
        isRunning = true;
        thread.start();
    }

    @Override
    public void run() {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
        while (isRunning) {
            try {
                sock.receive(packet);
                take(packet);
            } catch (IOException broken) {
                if (isRunning) {
                    // an ICMP error of something sent before
                    LOG.debug("A datagram could not be received", broken);
                }
            } catch (RuntimeException broken) {
                LOG.debug("A datagram could not be queued", broken);
            }
        }
    }

    private void take(DatagramPacket packet) {
        byte[] data = packet.getData();
        int length = packet.getLength();
        if (length > reception.maximumMessageBytes()) {
            reception.unreadable(Transport.UDP, packet.getAddress(), packet.getPort());
            connector.dropped.increment();
        } else if (!DatagramPeek.isKeepAlive(data, length)) {
            reception.fromDatagram(Arrays.copyOf(data, length), this, packet.getAddress(), packet.getPort());
        }
    }

    ConnectorStatistics connector() {
        return connector;
    }

    /** Sends bytes as they are, from this connector's port. */
    void send(byte[] bytes, InetAddress address, int port) throws IOException {
        sock.send(new DatagramPacket(bytes, bytes.length, address, port));
    }

    @Override
    public MessageChannel createMessageChannel(HostPort target) throws UnknownHostException {
        return new Peer(target.getInetAddress(), target.getPort(), target.getPort(), false);
    }

    @Override
    public MessageChannel createMessageChannel(InetAddress target, int port) {
        return new Peer(target, port, port, false);
    }

    /** The channel to the sender of a message. */
    MessageChannel peerOf(SIPMessage message, InetAddress source, int port) {
        if (!(message instanceof SIPRequest)) {
            return new Peer(source, port, port, false);
        }
        Via via = message.getTopmostVia();
        return new Peer(source, replyPort(via, port), port, !"UDP".equalsIgnoreCase(via.getTransport()));
    }

    /** RFC 3261 section 18.2.2 and RFC 3581: back to the source port if the sender asks for it. */
    static int replyPort(Via via, int sourcePort) {
        if (via.hasParameter(Via.RPORT)) {
            return sourcePort;
        }
        return via.getPort() > 0 ? via.getPort() : 5060;
    }

    @Override
    public void stop() {
        isRunning = false;
        sock.close();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean inUse() {
        return false;
    }

    /** One sender, where the stack would have one object for all that a thread receives. */
    private final class Peer extends UDPMessageChannel {

        private final InetAddress source;
        private final int sourcePort;
        private final boolean namesAnotherTransport;

        Peer(InetAddress source, int replyPort, int sourcePort, boolean namesAnotherTransport) {
            super(source, replyPort, UdpReceiver.this.getSIPStack(), UdpReceiver.this);
            this.source = source;
            this.sourcePort = sourcePort;
            this.namesAnotherTransport = namesAnotherTransport;
        }

        /**
         * The stack answers by this channel if it is reliable, and else by the transport that the Via names: a datagram
         * could make it open a TCP connection.
         */
        @Override
        public boolean isReliable() {
            return namesAnotherTransport;
        }

        @Override
        public InetAddress getPeerPacketSourceAddress() {
            return source;
        }

        @Override
        public int getPeerPacketSourcePort() {
            return sourcePort;
        }

        /** From this connector's port, where the stack would open a socket for each datagram (RFC 3581 section 4). */
        @Override
        protected void sendMessage(byte[] message, InetAddress address, int port, boolean reconnect)
                throws IOException {
            send(message, address, port);
        }

        @Override
        protected void sendMessage(byte[] message, InetAddress address, int port, String transport, boolean retry)
                throws IOException {
            send(message, address, port);
        }
    }
}
