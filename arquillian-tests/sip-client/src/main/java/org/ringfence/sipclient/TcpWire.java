package org.ringfence.sipclient;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Messages over one connection to the server, in both directions. */
final class TcpWire implements Wire {

    private final Socket socket;
    private final String transport;
    private final InputStream in;
    private final OutputStream out;

    TcpWire(InetSocketAddress server) throws IOException {
        this(new Socket(server.getAddress(), server.getPort()), "TCP");
    }

    TcpWire(InetSocketAddress server, InetAddress from) throws IOException {
        this(new Socket(server.getAddress(), server.getPort(), from, 0), "TCP");
    }

    TcpWire(Socket connected, String transport) throws IOException {
        this.transport = transport;
        socket = connected;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    @Override
    public String address() {
        return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    @Override
    public String transport() {
        return transport;
    }

    @Override
    public void send(String message) throws IOException {
        synchronized (out) {
            out.write(message.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    @Override
    public String receive() throws IOException {
        StringBuilder head = new StringBuilder(512);
        while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException("closed by the server");
            }
            head.append((char) octet);
            if (head.length() == 2 && head.charAt(0) == '\r') {
                head.setLength(0);
            }
        }
        byte[] body = in.readNBytes(contentLength(head.toString()));
        return head + new String(body, StandardCharsets.UTF_8);
    }

    private static int contentLength(String head) {
        for (String line : head.split("\r\n", -1)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:") || lower.startsWith("l:")) {
                return Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return 0;
    }

    @Override
    public String source() {
        return socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
