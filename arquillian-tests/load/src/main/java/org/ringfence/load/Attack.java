package org.ringfence.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/** Hostile datagrams from addresses of their own, and what comes back. */
final class Attack implements AutoCloseable {

    private static final int CHALLENGE = 401;
    private static final int PROXY_CHALLENGE = 407;

    /** Makes the message with a number, for a sender. */
    interface Maker {

        String message(int number, String sender);
    }

    private final String name;
    private final int perSecond;
    private final Maker maker;
    private final List<UdpPeer> senders = new ArrayList<>();
    private final List<UdpPeer> own = new ArrayList<>();
    private final LongAdder answers = new LongAdder();
    private final LongAdder guesses = new LongAdder();
    private volatile long lastAnswer;

    /** An attack that sends from sockets which others read. */
    Attack(String name, int perSecond, List<UdpPeer> forged, Maker maker) {
        this.name = name;
        this.perSecond = perSecond;
        this.maker = maker;
        senders.addAll(forged);
    }

    /**
     * An attack from addresses of its own.
     *
     * @param replies what is sent when an answer comes, null for nothing
     */
    static Attack from(
            InetSocketAddress server,
            String name,
            int perSecond,
            int hosts,
            IntFunction<String> host,
            Maker maker,
            Answerer replies) {
        Attack attack = new Attack(name, perSecond, List.of(), maker);
        for (int i = 0; i < hosts; i++) {
            UdpPeer[] peer = new UdpPeer[1];
            peer[0] = new UdpPeer(
                    server, host.apply(i), message -> attack.received(message, peer[0], replies), "load-attack");
            attack.senders.add(peer[0]);
            attack.own.add(peer[0]);
        }
        return attack;
    }

    /** Answers what the server answered. */
    interface Answerer {

        /** Nobody answers. */
        Answerer NOBODY = (answer, peer) -> {};

        void answer(SipMessage answer, UdpPeer peer);
    }

    private void received(SipMessage message, UdpPeer peer, Answerer replies) {
        answers.increment();
        lastAnswer = System.nanoTime();
        if (String.valueOf(message.header("CSeq")).startsWith("2 ")) {
            guesses.increment();
        }
        if (message.isResponse() && (message.status() == CHALLENGE || message.status() == PROXY_CHALLENGE)) {
            replies.answer(message, peer);
        }
    }

    String name() {
        return name;
    }

    int perSecond() {
        return perSecond;
    }

    void send(int number) {
        UdpPeer sender = senders.get(number % senders.size());
        sender.send(maker.message(CallId.FIRST_HOSTILE + number, sender.address()));
    }

    /** How many answers came. */
    long answers() {
        return answers.sum();
    }

    /** How many answers came to messages that were answers to a challenge. */
    long guesses() {
        return guesses.sum();
    }

    /** When the last answer came, by the machine's nanosecond clock; 0 when there was none. */
    long lastAnswer() {
        return lastAnswer;
    }

    /** Closes its own sockets. */
    @Override
    public void close() throws IOException {
        for (UdpPeer sender : own) {
            sender.close();
        }
    }
}
