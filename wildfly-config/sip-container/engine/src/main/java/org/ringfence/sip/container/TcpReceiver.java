package org.ringfence.sip.container;

import gov.nist.javax.sip.stack.FramedTcpProcessor;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import org.ringfence.sip.container.Connections.Stay;

/** Accepts TCP connections that the gates let pass, and makes those that the stack needs. */
final class TcpReceiver extends FramedTcpProcessor {

    private final ConnectionDoor door;
    private final Reception reception;

    TcpReceiver(InetAddress address, int port, SIPTransactionStack stack, ConnectionDoor door, Reception reception) {
        super(address, port, stack);
        this.door = door;
        this.reception = reception;
    }

    @Override
    public NioTcpMessageChannel createMessageChannel(NioTcpMessageProcessor processor, SocketChannel client)
            throws IOException {
        Stay stay = door.enter(client);
        try {
            return remember(client, new TcpConnection(processor, client, reception, stay));
        } catch (IOException | RuntimeException broken) {
            stay.release();
            client.close();
            throw broken;
        }
    }

    @Override
    protected NioTcpMessageChannel connection(InetAddress address, int port) throws IOException {
        return new TcpConnection(address, port, getSIPStack(), this, reception);
    }
}
