package gov.nist.javax.sip.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLPeerUnverifiedException;

/** A TLS connection that is decrypted record by record. It lives in the stack's package to reach its TLS engine. */
public abstract class FramedTlsChannel extends NioTlsMessageChannel {

    private volatile boolean established;

    /** Accepted. */
    protected FramedTlsChannel(FramedTlsProcessor processor, SocketChannel client) throws IOException {
        super(processor, client);
    }

    /** To be made. */
    protected FramedTlsChannel(InetAddress address, int port, SIPTransactionStack stack, FramedTlsProcessor processor)
            throws IOException {
        super(address, port, stack, processor);
    }

    @Override
    public void init(boolean client) {
        sslStateMachine = new SSLStateMachine(((FramedTlsProcessor) messageProcessor).engine(client), this);
        if (getHandshakeCompletedListener() == null) {
            setHandshakeCompletedListener(new HandshakeCompletedListenerImpl(this, getSocketChannel()));
        }
    }

    /** Whether the handshake has not ended. */
    protected final boolean isInHandshake() {
        return !established;
    }

    /** The certificate that the peer proved to hold; empty if it showed none. */
    protected final Optional<Certificate> peerCertificate() {
        try {
            Certificate[] chain = sslStateMachine.sslEngine.getSession().getPeerCertificates();
            return Optional.of(chain[0]);
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    /**
     * Decrypts one record.
     *
     * @throws IOException if the peer has closed
     */
    protected final void decrypt(byte[] tlsRecord) throws Exception {
        SSLEngine engine = sslStateMachine.sslEngine;
        if (engine.isInboundDone()) {
            throw new IOException("The peer has closed TLS");
        }
        sslStateMachine.unwrap(ByteBuffer.wrap(tlsRecord));
        if (engine.isInboundDone()) {
            throw new IOException("The peer has closed TLS");
        }
        established |= engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }
}
