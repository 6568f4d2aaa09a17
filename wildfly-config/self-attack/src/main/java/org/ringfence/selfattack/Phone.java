package org.ringfence.selfattack;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The phone of an ordinary user, whose service must go on. */
final class Phone implements AutoCloseable {

    private static final String METHOD = "REGISTER";
    private static final int PATIENCE_SECONDS = 4;
    private static final int TRIES = 3;

    private final Requests requests;
    private final String user;
    private final String password;
    private final LinkedBlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    private final Source source;

    Phone(Settings settings, String host) throws IOException {
        requests = new Requests(settings.domain());
        user = Objects.requireNonNull(settings.user());
        password = Objects.requireNonNull(settings.password());
        source = new Source(settings.target().address(), host, reply -> {
            if (reply.header("CSeq").endsWith(METHOD)) {
                replies.add(reply);
            }
        });
    }

    Source source() {
        return source;
    }

    /** Whether it can register, asking again as phones do when nobody answers. */
    boolean registers() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            replies.clear();
            source.send(requests.request(METHOD, user, source.address(), ""));
            Reply challenge = replies.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (challenge != null && challenge.isChallenge()) {
                String answer = requests.answer(challenge, METHOD, user, password) + "Expires: 60\r\n";
                source.send(
                        requests.request(METHOD, user, source.address(), "z9hG4bKp" + System.nanoTime(), 2, answer));
                Reply outcome = replies.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (outcome != null) {
                    return outcome.status() == 200;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        source.close();
    }
}
