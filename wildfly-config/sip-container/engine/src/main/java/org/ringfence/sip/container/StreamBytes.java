package org.ringfence.sip.container;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Reads what a connection has; each selector thread keeps one buffer for all its connections. */
final class StreamBytes {

    private static final int BUFFER_BYTES = 16_384;
    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER_BYTES));

    private StreamBytes() {}

    /**
     * Reads without waiting.
     *
     * @throws EOFException if the peer has ended the stream
     */
    static byte[] read(SocketChannel channel) throws IOException {
        ByteBuffer buffer = BUFFER.get().clear();
        if (channel.read(buffer) < 0) {
            throw new EOFException();
        }
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
