package org.ringfence.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that begin a message and never end it. */
final class SlowConnections implements AutoCloseable {

    private static final int PER_HOST = 100;
    private static final int TIMEOUT_MILLIS = 1_000;

    private final List<Socket> sockets = new ArrayList<>();
    private int refused;

    /** Opens connections from 127.0.5.1 and on, so many from each. */
    SlowConnections(InetSocketAddress server, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            sockets.add(socket);
            try {
                socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.5." + (1 + i / PER_HOST)), 0));
                socket.connect(server, TIMEOUT_MILLIS);
                socket.getOutputStream()
                        .write("INVITE sip:slow@load.example SIP/2.0\r\nVia: SIP/2".getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                refused++;
            }
        }
    }

    int refused() {
        return refused;
    }

    /** How many the server has closed. */
    int closedByServer() throws IOException {
        int closed = 0;
        for (Socket socket : sockets) {
            if (socket.isConnected() && !socket.isClosed()) {
                socket.setSoTimeout(1);
                closed += hasEnded(socket) ? 1 : 0;
            }
        }
        return closed;
    }

    private static boolean hasEnded(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
