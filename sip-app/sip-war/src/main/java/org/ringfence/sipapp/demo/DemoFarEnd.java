package org.ringfence.sipapp.demo;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A carrier in small: an endpoint on a UDP port of its own that rings, answers, is busy or broken as
 * {@link FarBehaviour} says. It never starts a call and never sends to anybody but the one who called.
 */
public final class DemoFarEnd implements AutoCloseable {

    private static final Duration ANSWER_AFTER = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRANSMISSION = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRANSMISSION = Duration.ofSeconds(4);
    private static final int MOST_RETRANSMISSIONS = 11;
    private static final int LARGEST = 65_535;

    private final DatagramSocket socket;
    private final ScheduledExecutorService timers;
    private final Thread receiver;
    private final Map<String, FarCall> calls = new ConcurrentHashMap<>();

    /** A call that the far end knows; {@code answer} is its last answer to the INVITE, which a repeat gets again. */
    private static final class FarCall {
        final FarRequest invite;
        volatile String answer;
        volatile boolean acknowledged;

        FarCall(FarRequest invite, String answer) {
            this.invite = invite;
            this.answer = answer;
        }
    }

    /**
     * Starts the far end on any free port.
     *
     * @param address where to listen
     * @param threads makes its two threads
     * @throws IOException if it can't listen there
     */
    public DemoFarEnd(InetAddress address, ThreadFactory threads) throws IOException {
        socket = new DatagramSocket(0, address);
        timers = Executors.newSingleThreadScheduledExecutor(threads);
        receiver = threads.newThread(this::receive);
        receiver.start();
    }

    /** Where the demo trunk's calls are to be sent. */
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void receive() {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LARGEST);
                socket.receive(packet);
                String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                SocketAddress from = packet.getSocketAddress();
                FarRequest.parse(text).ifPresent(request -> handle(request, from));
            } catch (SocketException closed) {
                return;
            } catch (IOException lost) {
                DemoLog.LOG.messageLost(lost.toString());
            }
        }
    }

    private void handle(FarRequest request, SocketAddress from) {
        switch (request.method()) {
            case "INVITE" -> invited(request, from);
            case "ACK" -> acknowledged(request);
            case "CANCEL" -> cancelled(request, from);
            case "BYE" -> {
                calls.remove(request.callId());
                send(answer(request, 200, "OK", ""), from);
            }
            default -> send(answer(request, 200, "OK", ""), from);
        }
    }

    private void invited(FarRequest invite, SocketAddress from) {
        FarCall known = calls.get(invite.callId());
        boolean repeated = known != null && known.invite.header("CSeq").equals(invite.header("CSeq"));
        if (repeated) {
            send(known.answer, from);
        } else if (known != null) {
            answerAgain(invite, from);
        } else {
            begin(invite, from);
        }
    }

    /** A re-INVITE: the call goes on with what is offered. */
    private void answerAgain(FarRequest invite, SocketAddress from) {
        FarCall call = new FarCall(invite, answer(invite, 200, "OK", FarSdp.to(invite.body(), host())));
        calls.put(invite.callId(), call);
        repeatUntilAcknowledged(call, from, FIRST_RETRANSMISSION, MOST_RETRANSMISSIONS);
    }

    private void begin(FarRequest invite, SocketAddress from) {
        FarBehaviour behaviour = FarBehaviour.of(invite.user());
        boolean rings = behaviour == FarBehaviour.ANSWERS || behaviour == FarBehaviour.RINGS;
        String first =
                rings ? answer(invite, 180, "Ringing", "") : answer(invite, behaviour.status(), behaviour.reason(), "");
        FarCall call = new FarCall(invite, first);
        calls.put(invite.callId(), call);
        if (rings) {
            send(first, from);
        } else {
            repeatUntilAcknowledged(call, from, FIRST_RETRANSMISSION, MOST_RETRANSMISSIONS);
        }
        if (behaviour == FarBehaviour.ANSWERS) {
            later(ANSWER_AFTER, () -> pickUp(call, from));
        }
    }

    private void pickUp(FarCall call, SocketAddress from) {
        if (calls.get(call.invite.callId()) == call) {
            call.answer = answer(call.invite, 200, "OK", FarSdp.to(call.invite.body(), host()));
            repeatUntilAcknowledged(call, from, FIRST_RETRANSMISSION, MOST_RETRANSMISSIONS);
        }
    }

    /** RFC 3261 13.3.1.4: a final answer is repeated until its ACK comes, for 64 times T1 at most. */
    private void repeatUntilAcknowledged(FarCall call, SocketAddress from, Duration pause, int times) {
        if (calls.get(call.invite.callId()) != call || call.acknowledged) {
            return;
        }
        if (times == 0) {
            calls.remove(call.invite.callId(), call);
            return;
        }
        send(call.answer, from);
        Duration doubled = pause.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST_RETRANSMISSION) > 0 ? LONGEST_RETRANSMISSION : doubled;
        later(pause, () -> repeatUntilAcknowledged(call, from, next, times - 1));
    }

    private void acknowledged(FarRequest ack) {
        FarCall call = calls.get(ack.callId());
        if (call == null) {
            return;
        }
        call.acknowledged = true;
        if (!call.answer.startsWith("SIP/2.0 2")) {
            calls.remove(ack.callId(), call);
        }
    }

    private void cancelled(FarRequest cancel, SocketAddress from) {
        send(answer(cancel, 200, "OK", ""), from);
        FarCall call = calls.get(cancel.callId());
        if (call != null && call.answer.startsWith("SIP/2.0 1")) {
            call.answer = answer(call.invite, 487, "Request Terminated", "");
            repeatUntilAcknowledged(call, from, FIRST_RETRANSMISSION, MOST_RETRANSMISSIONS);
        }
    }

    private String answer(FarRequest request, int status, String reason, String sdp) {
        String tag = "far-" + Integer.toHexString(request.callId().hashCode());
        String contact = "sip:" + request.user() + "@" + bracketed() + ":" + socket.getLocalPort();
        return request.answer(status, reason, tag, contact, sdp);
    }

    private String host() {
        return socket.getLocalAddress().getHostAddress();
    }

    private String bracketed() {
        return host().indexOf(':') >= 0 ? "[" + host() + "]" : host();
    }

    private void later(Duration delay, Runnable action) {
        try {
            timers.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            DemoLog.LOG.messageLost(closed.toString());
        }
    }

    private void send(String message, SocketAddress to) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException lost) {
            DemoLog.LOG.messageLost(lost.toString());
        }
    }

    @Override
    public void close() {
        socket.close();
        timers.shutdownNow();
    }
}
