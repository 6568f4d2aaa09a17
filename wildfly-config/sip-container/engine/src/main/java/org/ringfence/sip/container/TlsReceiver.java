package org.ringfence.sip.container;

import gov.nist.javax.sip.stack.FramedTlsProcessor;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.ringfence.sip.container.Connections.Stay;

/** Accepts TLS connections that the gates let pass, and makes those that the stack needs. */
final class TlsReceiver extends FramedTlsProcessor {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final ConnectionDoor door;
    private final Reception reception;
    private final ConnectorSettings connector;

    TlsReceiver(
            InetAddress address,
            int port,
            SIPTransactionStack stack,
            ConnectorSettings connector,
            ConnectionDoor door,
            Reception reception) {
        super(address, port, stack);
        this.connector = connector;
        this.door = door;
        this.reception = reception;
    }

    /** Asks for the context each time, so that a renewed certificate serves the next connection. */
    @Override
    protected SSLEngine engine(boolean client) {
        if (connector.sslContext() == null) {
            throw new IllegalStateException("TLS without an SSL context");
        }
        SSLContext context = connector.sslContext().get();
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(client);
        engine.setEnabledProtocols(PROTOCOLS);
        // a context that demands certificates by itself goes on doing so
        if (!client && connector.clientCertificate()) {
            engine.setNeedClientAuth(true);
        }
        return engine;
    }

    @Override
    public NioTcpMessageChannel createMessageChannel(NioTcpMessageProcessor processor, SocketChannel client)
            throws IOException {
        Stay stay = door.enter(client);
        try {
            return remember(client, new TlsConnection(this, client, reception, stay));
        } catch (IOException | RuntimeException broken) {
            stay.release();
            client.close();
            throw broken;
        }
    }

    @Override
    protected NioTcpMessageChannel connection(InetAddress address, int port) throws IOException {
        return new TlsConnection(address, port, getSIPStack(), this, reception);
    }
}
