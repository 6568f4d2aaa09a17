package gov.nist.javax.sip.stack;

import java.nio.channels.SocketChannel;
import java.util.HashMap;

/** The stack's map of connections, which its selector, its workers and its timers use at the same time without a lock. */
final class SharedChannels extends HashMap<SocketChannel, NioTcpMessageChannel> {

    private static final long serialVersionUID = 1L;

    @Override
    public synchronized NioTcpMessageChannel get(Object key) {
        return super.get(key);
    }

    @Override
    public synchronized NioTcpMessageChannel put(SocketChannel key, NioTcpMessageChannel value) {
        return super.put(key, value);
    }

    @Override
    public synchronized NioTcpMessageChannel remove(Object key) {
        return super.remove(key);
    }

    @Override
    public synchronized int size() {
        return super.size();
    }
}
