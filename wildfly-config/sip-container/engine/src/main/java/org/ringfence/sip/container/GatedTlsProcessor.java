package org.ringfence.sip.container;

import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.SuppliedTlsProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Accepts TLS connections that the gates let pass. */
final class GatedTlsProcessor extends SuppliedTlsProcessor {

    private final ConnectionGate gate;

    GatedTlsProcessor(
            InetAddress address,
            int port,
            SIPTransactionStack stack,
            Supplier<SSLContext> context,
            ConnectionGate gate) {
        super(address, port, stack, context);
        this.gate = gate;
    }

    @Override
    public NioTcpMessageChannel createMessageChannel(NioTcpMessageProcessor processor, SocketChannel client)
            throws IOException {
        gate.check(client);
        return super.createMessageChannel(processor, client);
    }
}
