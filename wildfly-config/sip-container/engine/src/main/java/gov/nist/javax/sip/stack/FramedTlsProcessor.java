package gov.nist.javax.sip.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;

/**
 * A TLS processor whose engines and connections are made by a subclass elsewhere. It lives in the stack's package because
 * the stack lets connections be made there alone.
 */
public abstract class FramedTlsProcessor extends NioTlsMessageProcessor {

    protected FramedTlsProcessor(InetAddress address, int port, SIPTransactionStack stack) {
        super(address, stack, port);
        nioHandler.channelMap = new SharedChannels();
    }

    /** Makes an engine for one connection. */
    protected abstract SSLEngine engine(boolean client);

    /** Makes a connection to a peer. */
    protected abstract NioTcpMessageChannel connection(InetAddress address, int port) throws IOException;

    @Override
    public void init() {
        // the engines come from elsewhere, and not from key store files
    }

    @Override
    ConnectionOrientedMessageChannel constructMessageChannel(InetAddress address, int port) throws IOException {
        return connection(address, port);
    }

    /** Keeps an accepted connection, so that requests to the peer's address and port use it (RFC 5923). */
    protected NioTcpMessageChannel remember(SocketChannel client, NioTcpMessageChannel connection) {
        nioHandler.putMessageChannel(client, connection);
        nioHandler.putSocket(NIOHandler.makeKey(connection.peerAddress, connection.peerPort), client);
        connection.isCached = true;
        cacheMessageChannel(connection);
        return connection;
    }
}
