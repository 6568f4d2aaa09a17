package org.ringfence.selfattack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each challenge with a wrong password. */
final class Guesser implements AutoCloseable {

    private static final String METHOD = "REGISTER";

    private final Requests requests;
    private final Source source;
    private final AtomicInteger guesses = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile boolean in;

    Guesser(Target target, Requests requests, String host) throws IOException {
        this.requests = requests;
        source = new Source(target.address(), host, this::received);
    }

    /** Asks for a challenge; the guess follows when it comes. */
    void ask(String user) throws IOException {
        source.send(requests.request(METHOD, user, source.address(), ""));
    }

    private void received(Reply reply) {
        if (reply.header("CSeq").startsWith("2 ")) {
            answered.incrementAndGet();
            in = in || reply.status() == 200;
        } else if (reply.isChallenge()) {
            String to = reply.header("To");
            String user = to.replaceAll(".*sip:([^@]*)@.*", "$1");
            guess(reply, user);
        }
    }

    private void guess(Reply challenge, String user) {
        String answer = requests.answer(challenge, METHOD, user, "guess" + guesses.incrementAndGet());
        try {
            source.send(requests.request(
                    METHOD, user, source.address(), "z9hG4bKg" + System.nanoTime() + guesses.get(), 2, answer));
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    int guesses() {
        return guesses.get();
    }

    int answered() {
        return answered.get();
    }

    /** Whether a guess was taken. */
    boolean isIn() {
        return in;
    }

    long lastReply() {
        return source.lastReply();
    }

    String host() {
        return source.host();
    }

    @Override
    public void close() {
        source.close();
    }
}
