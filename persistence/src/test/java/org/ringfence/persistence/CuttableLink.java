package org.ringfence.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between a node and its database that can break: at once, or so that nobody hears of it. */
final class CuttableLink implements AutoCloseable {

    private static final int BUFFER = 16_384;

    private final int target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private State state = State.WHOLE;

    /** How the link is. */
    enum State {
        /** It carries what it gets. */
        WHOLE,
        /** Connections break, and new ones are not made. */
        CUT,
        /** Connections stay and carry nothing, until the link is whole; then all of it. */
        SILENT
    }

    CuttableLink(int target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    synchronized void set(State wanted) {
        state = wanted;
        notifyAll();
        if (wanted == State.CUT) {
            sockets.forEach(CuttableLink::close);
        }
    }

    private synchronized State state() {
        return state;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                if (state() == State.CUT) {
                    close(near);
                } else {
                    connect(near);
                }
            } catch (IOException closed) {
                // the listener was closed, or the database is not there: the next one may get through
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(near);
        sockets.add(far);
        if (state() == State.CUT) {
            close(near);
            close(far);
        }
        start(() -> carry(near, far));
        start(() -> carry(far, near));
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitVoice();
                out.write(buffer, 0, count);
            }
            awaitVoice();
        } catch (IOException broken) {
            // so is the connection
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private synchronized void awaitVoice() throws InterruptedException {
        while (state == State.SILENT) {
            wait();
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "link");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // that is what was wanted
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        set(State.CUT);
    }
}
