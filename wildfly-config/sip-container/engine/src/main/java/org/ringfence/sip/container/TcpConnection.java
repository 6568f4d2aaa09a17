package org.ringfence.sip.container;

import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.container.Connections.Stay;
import org.ringfence.sip.spi.Transport;

/** A TCP connection, accepted or made by us. */
final class TcpConnection extends NioTcpMessageChannel implements StreamConnection {

    private final Reception reception;
    private final @Nullable Stay stay;
    private @Nullable StreamReader reader;

    /** Accepted. */
    TcpConnection(NioTcpMessageProcessor processor, SocketChannel client, Reception reception, Stay stay)
            throws IOException {
        super(processor, client);
        messageProcessor = processor;
        this.reception = reception;
        this.stay = stay;
        reader();
    }

    /** To be made. */
    TcpConnection(
            InetAddress address, int port, SIPTransactionStack stack, NioTcpMessageProcessor processor, Reception in)
            throws IOException {
        super(address, port, stack, processor);
        reception = in;
        stay = null;
    }

    /** The selector may find bytes before the constructor has ended. */
    private synchronized StreamReader reader() {
        if (reader == null) {
            reader = new StreamReader(reception, this, Transport.TCP, () -> false, stay, this::sendBytes);
        }
        return reader;
    }

    @Override
    public void readChannel() {
        try {
            byte[] bytes = StreamBytes.read(socketChannel);
            reader().accept(bytes);
            reader().heard();
        } catch (IOException | RuntimeException unusable) {
            close();
        }
    }

    @Override
    public void sendBytes(byte[] bytes) throws IOException {
        sendMessage(bytes, false);
    }

    @Override
    protected void close(boolean removeSocket, boolean stopKeepAliveTask) {
        super.close(removeSocket, stopKeepAliveTask);
        if (stay != null) {
            stay.release();
        }
    }
}
