package org.ringfence.sip.container;

import gov.nist.javax.sip.stack.DatagramQueuedMessageDispatch;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;

/** Receives datagrams for workers that each keep the messages of a call in order. */
final class OrderedUdpProcessor extends UDPMessageProcessor {

    private final CallLanes lanes;

    OrderedUdpProcessor(
            InetAddress address,
            int port,
            SIPTransactionStack stack,
            StackSettings settings,
            StackStatistics statistics)
            throws IOException {
        super(address, stack, port);
        lanes = new CallLanes(settings.threads(), settings.queue(), statistics);
        messageQueue = lanes;
    }

    /** Sends bytes as they are, from this connector's port. */
    void send(byte[] bytes, InetAddress address, int port) throws IOException {
        sock.send(new DatagramPacket(bytes, bytes.length, address, port));
    }

    @Override
    public void stop() {
        super.stop();
        lanes.wakeWorkers(new DatagramQueuedMessageDispatch(new DatagramPacket(new byte[0], 0), 0));
    }
}
