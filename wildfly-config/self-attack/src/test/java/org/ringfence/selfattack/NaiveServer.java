package org.ringfence.selfattack;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;

/** A server without any defence: answers whatever comes. */
final class NaiveServer implements AutoCloseable {

    private static final String CHALLENGE =
            "WWW-Authenticate: Digest realm=\"naive\", nonce=\"n\", algorithm=MD5, qop=\"auth\"\r\n";

    private final DatagramSocket socket;
    private final BiFunction<String, Boolean, Integer> status;

    /** @param status chooses the answer to a request, told whether it brings a password */
    NaiveServer(BiFunction<String, Boolean, Integer> status) throws IOException {
        this.status = status;
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread thread = new Thread(this::serve, "naive-server");
        thread.setDaemon(true);
        thread.start();
    }

    String port() {
        return Integer.toString(socket.getLocalPort());
    }

    private void serve() {
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        while (!socket.isClosed()) {
            try {
                packet.setLength(65_536);
                socket.receive(packet);
                String request = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                byte[] answer = answer(request).getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private String answer(String request) {
        int code = status.apply(request, request.contains("Authorization:"));
        StringBuilder answer = new StringBuilder("SIP/2.0 " + code + " Naive\r\n");
        for (String line : request.split("\r\n")) {
            if (line.matches("(Via|From|To|Call-ID|CSeq): .*")) {
                answer.append(line).append("\r\n");
            }
        }
        return answer.append(code == 401 ? CHALLENGE : "").append("\r\n").toString();
    }

    @Override
    public void close() {
        socket.close();
    }
}
