package org.ringfence.selfattack;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that begin a message and never end it; others must be answered meanwhile, and these be closed. */
final class SlowConnections implements Attack {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Target target;
    private final Requests requests;
    private final String host;
    private final int count;

    SlowConnections(Target target, Requests requests, String host, int count) {
        this.target = target;
        this.requests = requests;
        this.host = host;
        this.count = count;
    }

    @Override
    public Result run() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        long begin = System.nanoTime();
        try {
            for (int i = 0; i < count; i++) {
                open(sockets);
            }
            boolean answered = isAnswered();
            int closed = closed(sockets);
            long millis = (System.nanoTime() - begin) / 1_000_000;
            String remark = !answered
                    ? "others were not answered over TCP"
                    : closed == count ? "all closed, others answered meanwhile" : closed + " closed within 30 s";
            return new Result(
                    "slow connections", "", count, count - closed, millis, answered && closed == count, remark, -1);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private void open(List<Socket> sockets) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
            socket.connect(target.address(), CONNECT_MILLIS);
            socket.getOutputStream().write("INVITE sip:slow@x SIP/2.0\r\nVia: SIP".getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            socket.close();
        }
    }

    private boolean isAnswered() {
        try (Socket socket = new Socket()) {
            socket.connect(target.address(), CONNECT_MILLIS);
            socket.setSoTimeout(CONNECT_MILLIS);
            String sender = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
            String request = requests.request("OPTIONS", "anybody", sender, "").replace("SIP/2.0/UDP", "SIP/2.0/TCP");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return socket.getInputStream().read() == 'S';
        } catch (IOException silent) {
            return false;
        }
    }

    /** How many the server closed within its patience. */
    private static int closed(List<Socket> sockets) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        int closed = 0;
        for (Socket socket : sockets) {
            long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
            closed += socket.isClosed() || isEnded(socket, (int) left) ? 1 : 0;
        }
        return closed;
    }

    private static boolean isEnded(Socket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // an answer before the end
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
