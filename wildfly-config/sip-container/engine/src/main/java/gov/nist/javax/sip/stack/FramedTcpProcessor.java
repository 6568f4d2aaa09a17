package gov.nist.javax.sip.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;

/**
 * A TCP processor whose connections are made by a subclass elsewhere. It lives in the stack's package because the stack
 * lets connections be made there alone.
 */
public abstract class FramedTcpProcessor extends NioTcpMessageProcessor {

    protected FramedTcpProcessor(InetAddress address, int port, SIPTransactionStack stack) {
        super(address, stack, port);
        nioHandler.channelMap = new SharedChannels();
    }

    /** Makes a connection to a peer. */
    protected abstract NioTcpMessageChannel connection(InetAddress address, int port) throws IOException;

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
