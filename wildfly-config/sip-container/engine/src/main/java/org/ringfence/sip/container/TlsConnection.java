package org.ringfence.sip.container;

import gov.nist.javax.sip.stack.FramedTlsChannel;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.container.Connections.Stay;
import org.ringfence.sip.spi.Transport;

/** A TLS connection, accepted or made by us. */
final class TlsConnection extends FramedTlsChannel implements StreamConnection {

    private final Reception reception;
    private final @Nullable Stay stay;
    private @Nullable StreamReader reader;
    private @Nullable TlsRecords records;
    private volatile @Nullable Optional<String> fingerprint;

    /** Accepted. */
    TlsConnection(TlsReceiver processor, SocketChannel client, Reception reception, Stay stay) throws IOException {
        super(processor, client);
        this.reception = reception;
        this.stay = stay;
        reader();
    }

    /** To be made. */
    TlsConnection(InetAddress address, int port, SIPTransactionStack stack, TlsReceiver processor, Reception in)
            throws IOException {
        super(address, port, stack, processor);
        reception = in;
        stay = null;
    }

    /** The selector may find bytes before the constructor has ended. */
    private synchronized StreamReader reader() {
        if (reader == null) {
            reader = new StreamReader(reception, this, Transport.TLS, this::isInHandshake, stay, this::sendBytes);
        }
        return reader;
    }

    private synchronized TlsRecords records() {
        if (records == null) {
            records = new TlsRecords(this::decrypt);
        }
        return records;
    }

    @Override
    public void readChannel() {
        try {
            records().accept(StreamBytes.read(socketChannel));
            reader().heard();
        } catch (Exception unusable) {
            // the stack's TLS code throws Exception
            close();
        }
    }

    @Override
    public void addPlaintextBytes(byte[] bytes) throws Exception {
        reader().accept(bytes);
    }

    @Override
    public void sendBytes(byte[] bytes) throws IOException {
        sendMessage(bytes, false);
    }

    /**
     * The fingerprint of the certificate that the peer showed; null for none. A peer that we have connected to showed that
     * of a server.
     */
    @Nullable
    String clientCertificate() {
        if (stay == null || isInHandshake()) {
            return null;
        }
        Optional<String> known = fingerprint;
        if (known == null) {
            known = peerCertificate().map(TlsConnection::fingerprint);
            fingerprint = known;
        }
        return known.orElse(null);
    }

    private static String fingerprint(Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A certificate that was verified can be written, and hashed", impossible);
        }
    }

    @Override
    protected void close(boolean removeSocket, boolean stopKeepAliveTask) {
        super.close(removeSocket, stopKeepAliveTask);
        if (stay != null) {
            stay.release();
        }
    }
}
