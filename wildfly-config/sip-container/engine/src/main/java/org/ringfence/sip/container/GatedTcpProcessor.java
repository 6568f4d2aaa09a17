package org.ringfence.sip.container;

import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;

/** Accepts TCP connections that the gates let pass. */
final class GatedTcpProcessor extends NioTcpMessageProcessor {

    private final ConnectionGate gate;

    GatedTcpProcessor(InetAddress address, int port, SIPTransactionStack stack, ConnectionGate gate) {
        super(address, stack, port);
        this.gate = gate;
    }

    @Override
    public NioTcpMessageChannel createMessageChannel(NioTcpMessageProcessor processor, SocketChannel client)
            throws IOException {
        gate.check(client);
        return super.createMessageChannel(processor, client);
    }
}
