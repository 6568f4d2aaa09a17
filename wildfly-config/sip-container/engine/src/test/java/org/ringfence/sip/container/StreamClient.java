package org.ringfence.sip.container;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends text over a TCP or TLS connection and reads whole messages back. */
final class StreamClient implements AutoCloseable {

    private static final int DEADLINE_MILLIS = 5_000;
    private static final int SILENCE_MILLIS = 300;

    private final Socket socket;
    private final String transport;

    StreamClient(Socket socket) {
        this.socket = socket;
        transport = socket instanceof javax.net.ssl.SSLSocket ? "TLS" : "TCP";
    }

    int port() {
        return socket.getLocalPort();
    }

    String request(String method, String callId, String branch) {
        return request(method, callId, branch, "Content-Length: 0\r\n\r\n");
    }

    String request(String method, String callId, String branch, String end) {
        return method + " sip:someone@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/" + transport + " 127.0.0.1:" + port()
                + ";rport;branch=" + branch + "\r\nMax-Forwards: 70\r\nFrom: <sip:me@127.0.0.1>;tag=" + callId
                + "\r\nTo: <sip:someone@127.0.0.1>\r\nCall-ID: " + callId + "\r\nCSeq: 1 " + method
                + "\r\nContact: <sip:me@127.0.0.1:" + port() + ";transport=" + transport.toLowerCase(Locale.ROOT)
                + ">\r\n" + end;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    String exchange(String request) throws IOException {
        send(request);
        return receive();
    }

    /** The next message; its body is empty in these tests. */
    String receive() throws IOException {
        return receive(DEADLINE_MILLIS);
    }

    private String receive(int millis) throws IOException {
        socket.setSoTimeout(millis);
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    int read() throws IOException {
        socket.setSoTimeout(DEADLINE_MILLIS);
        return socket.getInputStream().read();
    }

    boolean isClosedByPeer() throws IOException {
        try {
            return read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    boolean isSilent() throws IOException {
        try {
            receive(SILENCE_MILLIS);
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
