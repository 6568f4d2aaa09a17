package org.ringfence.sipclient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A phone of one user. It answers nothing by itself except retransmissions; each test says what happens. Messages of
 * a dialog go to the {@link SipDialog} of their Call-ID, other requests to {@link #awaitRequest}.
 */
public final class SipPhone implements AutoCloseable {

    /** How long a test waits for a message that is to come at once. */
    public static final Duration SOON = Duration.ofSeconds(8);

    private final Wire wire;
    private final String user;
    private final String domain;
    private final String password;
    private final Thread receiver;
    private final Map<String, BlockingQueue<SipMessage>> byCallId = new ConcurrentHashMap<>();
    private final Map<String, SipDialog> dialogs = new ConcurrentHashMap<>();
    private final BlockingQueue<SipMessage> strangers = new LinkedBlockingQueue<>();
    private final Map<String, String> answered = new ConcurrentHashMap<>();
    private final List<SipMessage> received = new CopyOnWriteArrayList<>();
    private final List<SipMessage> sent = new CopyOnWriteArrayList<>();
    private final java.util.Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String claimed;

    private SipPhone(Wire wire, String user, String domain, String password) {
        this.wire = wire;
        this.user = user;
        this.domain = domain;
        this.password = password;
        this.receiver = new Thread(this::receive, "phone-" + user);
        receiver.setDaemon(true);
        receiver.start();
    }

    /** A phone that speaks UDP from a port of its own. */
    public static SipPhone udp(InetSocketAddress server, String user, String domain, String password) {
        return udp(server, user, domain, password, 0);
    }

    /** A phone, or a gateway, that speaks UDP from a given port. */
    public static SipPhone udp(InetSocketAddress server, String user, String domain, String password, int port) {
        try {
            return new SipPhone(new UdpWire(server, port), user, domain, password);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A phone that keeps one TCP connection to the server. */
    public static SipPhone tcp(InetSocketAddress server, String user, String domain, String password) {
        try {
            return new SipPhone(new TcpWire(server), user, domain, password);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A phone that speaks UDP from another address of this host, as 127.0.0.21. */
    public static SipPhone udpFrom(
            InetAddress from, InetSocketAddress server, String user, String domain, String password) {
        try {
            return new SipPhone(new UdpWire(server, new InetSocketAddress(from, 0)), user, domain, password);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A phone that keeps one TCP connection from another address of this host, as 127.0.0.21. */
    public static SipPhone tcpFrom(
            InetAddress from, InetSocketAddress server, String user, String domain, String password) {
        try {
            return new SipPhone(new TcpWire(server, from), user, domain, password);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * A phone that keeps one TLS connection to the server.
     *
     * @throws UncheckedIOException also if the handshake fails
     */
    public static SipPhone tls(
            InetSocketAddress server, SSLContext context, String user, String domain, String password) {
        try {
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(server.getAddress(), server.getPort());
            socket.startHandshake();
            return new SipPhone(new TcpWire(socket, "TLS"), user, domain, password);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String user() {
        return user;
    }

    public String domain() {
        return domain;
    }

    String password() {
        return password;
    }

    public String aor() {
        return "sip:" + user + "@" + domain;
    }

    /** Host and port of this phone. */
    public String address() {
        return wire.address();
    }

    /** Host and port that the last message came from. */
    public String lastSource() {
        return wire.source();
    }

    /** From now on this phone takes an address for its own that nobody reaches, as behind a translator. */
    public SipPhone behindTranslator() {
        claimed = "10.11.12.13:5999";
        return this;
    }

    private String ownAddress() {
        String other = claimed;
        return other == null ? wire.address() : other;
    }

    /** The Contact that this phone gives. */
    public String contact() {
        String parameter = wire.transport().equals("UDP")
                ? ""
                : ";transport=" + wire.transport().toLowerCase(Locale.ROOT);
        return "<sip:" + user + "@" + ownAddress() + parameter + ">";
    }

    String via() {
        return "SIP/2.0/" + wire.transport() + " " + ownAddress() + ";branch=z9hG4bK" + Unique.token() + ";rport";
    }

    /** Every message that came, retransmissions included. */
    public List<SipMessage> received() {
        return received;
    }

    /** Every message that was sent. */
    public List<SipMessage> sent() {
        return sent;
    }

    /**
     * Registers this phone.
     *
     * @return the server's final answer, after the challenge was answered
     */
    public SipMessage register(Duration expires) {
        SipMessage register = SipMessage.of("REGISTER sip:" + domain + " SIP/2.0")
                .with("From", "<" + aor() + ">;tag=" + Unique.token())
                .with("To", "<" + aor() + ">")
                .with("Call-ID", Unique.token())
                .with("Max-Forwards", "70")
                .with("Contact", contact())
                .with("Expires", Long.toString(expires.toSeconds()));
        return ask(register);
    }

    /** Sends a request outside of dialogs, answers a challenge, and gives the final answer. */
    public SipMessage ask(SipMessage request) {
        String callId = request.header("Call-ID");
        BlockingQueue<SipMessage> answers = listen(callId);
        try {
            SipMessage first = request.withFirst("Via", via()).with("CSeq", "1 " + request.method());
            send(first);
            SipMessage answer = finalAnswer(answers, first);
            if (answer.status() != 401 && answer.status() != 407) {
                return answer;
            }
            SipMessage second =
                    authorised(request, answer).withFirst("Via", via()).with("CSeq", "2 " + request.method());
            send(second);
            return finalAnswer(answers, second);
        } finally {
            byCallId.remove(callId);
        }
    }

    /** A request with the answer to a challenge. */
    public SipMessage authorised(SipMessage request, SipMessage challenge) {
        boolean proxy = challenge.status() == 407;
        List<String> challenges = challenge.all(proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
        String value = Digest.answer(challenges, request.method(), request.uri(), user, password);
        return request.with(proxy ? "Proxy-Authorization" : "Authorization", value);
    }

    private SipMessage finalAnswer(BlockingQueue<SipMessage> answers, SipMessage request) {
        Deadline deadline = Deadline.in(SOON);
        while (true) {
            SipMessage answer = Deadline.take(answers, deadline, "an answer to " + request.startLine());
            if (answer.status() >= 200 && answer.sequence() == request.sequence()) {
                return answer;
            }
        }
    }

    /** Starts a call; the dialog shows what the server says. */
    public SipDialog call(String uri, String sdp) {
        SipDialog dialog = dialog(uri);
        dialog.invite(sdp);
        return dialog;
    }

    /** Prepares a call without an INVITE yet. */
    public SipDialog dialog(String uri) {
        return SipDialog.outgoing(this, uri);
    }

    /** Waits for an INVITE to this phone. */
    public SipDialog awaitCall() {
        return SipDialog.incoming(this, awaitRequest("INVITE", SOON));
    }

    /** Waits for a request of this method that belongs to no dialog known here. */
    public SipMessage awaitRequest(String method, Duration longest) {
        Deadline deadline = Deadline.in(longest);
        while (true) {
            SipMessage request = Deadline.take(strangers, deadline, method + " to " + user);
            if (request.method().equals(method)) {
                return request;
            }
        }
    }

    void answersChallengesOf(SipDialog dialog) {
        dialogs.put(dialog.callId(), dialog);
    }

    BlockingQueue<SipMessage> listen(String callId) {
        return byCallId.computeIfAbsent(callId, id -> new LinkedBlockingQueue<>());
    }

    /** Sends a message as it is; the answers to retransmissions repeat themselves. */
    public void send(SipMessage message) {
        sent.add(message);
        if (!message.isRequest() && message.status() >= 200) {
            answered.put(transaction(message), message.format());
        }
        transmit(message.format());
    }

    private void transmit(String text) {
        try {
            wire.send(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void receive() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                String text = wire.receive();
                if (!text.isBlank()) {
                    take(SipMessage.parse(text));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void take(SipMessage message) {
        received.add(message);
        String key = transaction(message) + ' ' + message.status();
        boolean repeated = !seen.add(key) && !message.method().equals("ACK");
        if (message.isRequest() && repeated) {
            String answer = answered.get(transaction(message));
            if (answer != null) {
                transmit(answer);
            }
            return;
        }
        if (repeated && message.status() < 200) {
            return;
        }
        SipDialog calling = dialogs.get(message.header("Call-ID"));
        if (calling != null && calling.answersChallenge(message)) {
            return;
        }
        BlockingQueue<SipMessage> queue = byCallId.get(message.header("Call-ID"));
        if (queue != null) {
            queue.add(message);
        } else if (message.isRequest()) {
            strangers.add(message);
        }
    }

    private static String transaction(SipMessage message) {
        String via = message.header("Via");
        int branch = via.indexOf("branch=");
        int end = via.indexOf(';', branch);
        String name = end < 0 ? via.substring(branch) : via.substring(branch, end);
        return name + ' ' + message.tag("To") + ' ' + message.method();
    }

    @Override
    public void close() {
        receiver.interrupt();
        try {
            wire.close();
            receiver.join(SOON.toMillis());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
