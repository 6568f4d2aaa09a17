package org.ringfence.selfattack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;

/** The attacks of the suite. Each comes from addresses that no other uses, so that none is stopped for another's deeds. */
final class Attacks {

    private static final int SCANS = 40;
    private static final int NAMES = 100;
    private static final int MOST_NAMES_ANSWERED = 60;
    private static final int GUESSES = 150;
    private static final int MOST_GUESSES_OF_ONE = 50;
    private static final int GUESSERS = 50;
    private static final int GUESSES_EACH = 20;
    private static final int MOST_GUESSES_OF_ALL = 500;
    private static final int FLOOD = 4_000;
    private static final int FLOOD_PER_SECOND = 2_000;
    private static final int MOST_OF_A_FLOOD = 40;
    private static final int MALFORMED = 600;
    /** What waits for a busy server's parser is refused although its sender is quenched by then. */
    private static final int MOST_MALFORMED = 400;

    private static final int VERY_LONG = 20_000;
    private static final int SLOW = 200;
    private static final int PACE = 200;
    private static final int CALM_MILLIS = 500;

    private final Settings settings;
    private final Requests requests;
    private int nextHost = 1;

    Attacks(Settings settings) {
        this.settings = settings;
        requests = new Requests(settings.domain());
    }

    /** All of them, in the order in which they run. */
    List<Attack> all() {
        return List.of(
                this::scan,
                this::renamedScan,
                () -> enumeration("REGISTER"),
                () -> enumeration("INVITE"),
                () -> enumeration("OPTIONS"),
                this::guessing,
                this::guessingTogether,
                this::forgery,
                () -> new SlowConnections(settings.target(), requests, host(), SLOW).run(),
                this::malformed,
                () -> flood("flood", "z9hG4bK"),
                () -> flood("flood without z9hG4bK", "old"));
    }

    private String host() throws IOException {
        return settings.target().source("127.0.8." + nextHost++);
    }

    private Result scan() throws IOException, InterruptedException {
        String program = "User-Agent: friendly-scanner\r\n";
        return send("scan by a known program", SCANS, PACE, i -> requests.request("OPTIONS", "100", "%s", program), 0);
    }

    private Result renamedScan() throws IOException, InterruptedException {
        return send(
                "scan under another name",
                NAMES,
                PACE,
                i -> requests.request("OPTIONS", Integer.toString(100 + i), "%s", "User-Agent: Desk Phone 7\r\n"),
                MOST_NAMES_ANSWERED);
    }

    /** Names are tried, one that exists among them: whatever is answered must not tell it from the others. */
    private Result enumeration(String method) throws IOException, InterruptedException {
        String known = settings.user() == null ? "1000" : settings.user();
        try (Source source = source()) {
            Pace pace = new Pace(PACE);
            for (int i = 0; i < NAMES; i++) {
                String user = i == 2 ? known : "nobody" + i;
                source.send(requests.request(method, user, source.address(), ""));
                pace.step();
            }
            calm();
            Set<String> shapes = new TreeSet<>();
            source.replies().forEach(reply -> shapes.add(reply.shape()));
            return result("enumeration by " + method, source, pace.begin(), MOST_NAMES_ANSWERED)
                    .because(shapes.size() <= 1, "answers differ: " + shapes);
        }
    }

    private Result guessing() throws IOException, InterruptedException {
        try (Guesser guesser = new Guesser(settings.target(), requests, host())) {
            Pace pace = new Pace(PACE);
            for (int i = 0; i < GUESSES; i++) {
                guesser.ask("victim" + i % 5);
                pace.step();
            }
            calm();
            return guesses("guesses from one address", List.of(guesser), pace.begin(), MOST_GUESSES_OF_ONE);
        }
    }

    private Result guessingTogether() throws IOException, InterruptedException {
        List<Guesser> guessers = new ArrayList<>();
        try {
            for (int i = 0; i < GUESSERS; i++) {
                String host = settings.target().source("127.0.9." + (i + 1));
                guessers.add(new Guesser(settings.target(), requests, host));
            }
            Pace pace = new Pace(2 * PACE);
            for (int i = 0; i < GUESSERS * GUESSES_EACH; i++) {
                guessers.get(i % GUESSERS).ask("victim" + i % 97);
                pace.step();
            }
            calm();
            return guesses("guesses from " + GUESSERS + " addresses", guessers, pace.begin(), MOST_GUESSES_OF_ALL);
        } finally {
            guessers.forEach(Guesser::close);
        }
    }

    private static Result guesses(String name, List<Guesser> guessers, long begin, int most) {
        int sent = guessers.stream().mapToInt(Guesser::guesses).sum();
        int answered = guessers.stream().mapToInt(Guesser::answered).sum();
        boolean found = guessers.stream().anyMatch(Guesser::isIn);
        long last = guessers.stream().mapToLong(Guesser::lastReply).max().orElse(0);
        boolean held = answered <= most && !found;
        String remark = found ? "a guess was taken" : "answers to guesses, at most " + most;
        return new Result(name, guessers.get(0).host(), sent, answered, millis(begin, last), held, remark, -1);
    }

    /** What a forger sends in the name of a phone comes from the phone's own socket: the server can't tell. */
    private Result forgery() throws IOException, InterruptedException {
        if (settings.user() == null) {
            return new Result("flood in a phone's name", "", 0, 0, 0, true, "needs --user: not tried", -1);
        }
        try (Phone phone = new Phone(settings, host())) {
            if (!phone.registers()) {
                return new Result("flood in a phone's name", "", 0, 0, 0, false, "the phone could not register", -1);
            }
            Pace pace = new Pace(FLOOD_PER_SECOND);
            for (int i = 0; i < FLOOD / 2; i++) {
                phone.source()
                        .send(requests.request(
                                "INVITE", "nobody" + i, phone.source().address(), ""));
                pace.step();
            }
            boolean served = phone.registers();
            Source source = phone.source();
            return new Result(
                    "flood in a phone's name",
                    "",
                    source.sent(),
                    source.replies().size(),
                    millis(pace.begin(), source.lastReply()),
                    served,
                    served ? "the phone is served" : "the phone lost its service",
                    -1);
        }
    }

    private Result malformed() throws IOException, InterruptedException {
        return send(
                "malformed messages",
                MALFORMED,
                PACE,
                i -> switch (i % 6) {
                    case 0 -> "INVITE sip:a SIP/2.0\r\nVia: SIP/2.0/UDP %s;branch=\r\nFrom: <<<\r\n\r\n";
                    case 1 -> requests.request("INVITE", "x", "%s", "Content-Length: -1\r\nContent-Length: 5\r\n");
                    case 2 -> requests.request("OPTIONS", "x", "%s", "").replace("CSeq: 1 OPTIONS", "CSeq: 1 BYE");
                    case 3 -> requests.request("OPTIONS", "x", "%s", "X: " + "9".repeat(VERY_LONG) + "\r\n");
                    case 4 -> requests.request("OPTIONS", "%%00\"<>@[", "%s", "");
                    default -> "\0\1 no SIP " + UUID.randomUUID() + "\r\n\r\n";
                },
                MOST_MALFORMED);
    }

    private Result flood(String name, String cookie) throws IOException, InterruptedException {
        return send(
                name,
                FLOOD,
                FLOOD_PER_SECOND,
                i -> requests.request("INVITE", "nobody", "%s", cookie + UUID.randomUUID(), 1, ""),
                MOST_OF_A_FLOOD);
    }

    /** Sends so many messages at a rate from one address; {@code %s} in them is that address. */
    private Result send(String name, int count, int perSecond, IntFunction<String> message, int most)
            throws IOException, InterruptedException {
        try (Source source = source()) {
            Pace pace = new Pace(perSecond);
            for (int i = 0; i < count; i++) {
                source.send(message.apply(i).replace("%s", source.address()));
                pace.step();
            }
            calm();
            return result(name, source, pace.begin(), most);
        }
    }

    private Source source() throws IOException {
        return new Source(settings.target().address(), host(), reply -> {});
    }

    private static Result result(String name, Source source, long begin, int most) {
        int answered = source.replies().size();
        String remark = "answers, at most " + most;
        return new Result(
                name,
                source.host(),
                source.sent(),
                answered,
                millis(begin, source.lastReply()),
                answered <= most,
                remark,
                -1);
    }

    private static long millis(long begin, long end) {
        return end == 0 ? 0 : (end - begin) / 1_000_000;
    }

    private static void calm() throws InterruptedException {
        Thread.sleep(CALM_MILLIS);
    }
}
