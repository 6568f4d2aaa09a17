package org.ringfence.load;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;

/** How ordinary people fare while somebody attacks, and what an attacker's packets cost. */
final class AttackBenchmark {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("load.seconds", 20));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("load.warm-up", 30));
    /** Names of attacks, all when empty. */
    private static final String CHOSEN = System.getProperty("load.attacks", "");

    private static final int SLOW_CONNECTIONS = 500;
    private static final int OLD_REQUESTS_PER_SECOND = 500;

    private final PrintStream out;
    private final InetSocketAddress sip;
    private final ServerProcess server;
    private final OrdinaryLoad ordinary;
    private final Attacks attacks;
    private final Accounts accounts;
    private double quietCpu;

    AttackBenchmark(
            PrintStream out,
            InetSocketAddress sip,
            ServerProcess server,
            Accounts accounts,
            ScheduledExecutorService timer) {
        this.out = out;
        this.sip = sip;
        this.server = server;
        this.accounts = accounts;
        ordinary = new OrdinaryLoad(sip, accounts, new FixedRate(server), timer);
        attacks = new Attacks(sip, accounts);
    }

    void run() throws Exception {
        try (ordinary) {
            ordinary.registerAll();
            ordinary.run(WARM_UP);
            out.println("# heap before: " + server.heapMebibytes() + " MiB");
            quiet();
            if (CHOSEN.isEmpty() || CHOSEN.contains("flood")) {
                flood(attacks.flood());
            }
            if (CHOSEN.isEmpty() || CHOSEN.contains("enumeration")) {
                beside(attacks.enumeration());
            }
            if (CHOSEN.isEmpty() || CHOSEN.contains("malformed")) {
                beside(attacks.malformed());
            }
            if (CHOSEN.isEmpty() || CHOSEN.contains("guessing")) {
                beside(attacks.guessing());
            }
            if (CHOSEN.isEmpty() || CHOSEN.contains("forgery")) {
                beside(attacks.forgery(ordinary.sockets()));
            }
            if (CHOSEN.isEmpty() || CHOSEN.contains("slow")) {
                besideSlowConnections();
            }
            if (CHOSEN.isEmpty() || CHOSEN.contains("old")) {
                flood(attacks.withoutCookie());
                oldRequests();
            }
            quiet();
            out.println("# heap after: " + server.heapMebibytes() + " MiB");
        }
    }

    private void quiet() throws Exception {
        long before = server.cpuMicros();
        OrdinaryLoad.Result result = ordinary.run(TIME);
        quietCpu = (double) (server.cpuMicros() - before) / TIME.toSeconds();
        print("no attack", result);
    }

    private void beside(Attack attack) throws Exception {
        try (attack) {
            long cpu = server.cpuMicros();
            Sender sender = new Sender(attack);
            OrdinaryLoad.Result result = ordinary.run(TIME);
            sender.stop();
            double extra = server.cpuMicros() - cpu - quietCpu * TIME.toSeconds();
            print(attack.name() + " at " + attack.perSecond() + "/s", result);
            out.printf(
                    Locale.ROOT,
                    "    %d sent, %d answered (%d of them to a guess), the last after %.1f s;"
                            + " %.0f µs CPU for each beyond the ordinary%n",
                    sender.sent(),
                    attack.answers(),
                    attack.guesses(),
                    sender.secondsUntil(attack.lastAnswer()),
                    Math.max(0, extra / sender.sent()));
        }
    }

    /** Beside ordinary load, then alone after the ban, to see what a dropped packet costs. */
    private void flood(Attack attack) throws Exception {
        try (attack) {
            beside(attack);
        }
        long quiet = server.cpuMicros();
        LockSupport.parkNanos(TIME.toNanos() / 2);
        quiet = (server.cpuMicros() - quiet) * 2;
        Attack again = attack.name().contains("z9hG4bK") ? attacks.withoutCookie() : attacks.flood();
        try (again) {
            long cpu = server.cpuMicros();
            Sender sender = new Sender(again);
            LockSupport.parkNanos(TIME.toNanos());
            sender.stop();
            out.printf(
                    Locale.ROOT,
                    "    after the ban: %d sent, %d answered; %.1f µs CPU for each%n",
                    sender.sent(),
                    again.answers(),
                    (double) (server.cpuMicros() - cpu - quiet) / sender.sent());
        }
    }

    private void besideSlowConnections() throws Exception {
        try (SlowConnections slow = new SlowConnections(sip, SLOW_CONNECTIONS)) {
            OrdinaryLoad.Result result = ordinary.run(TIME);
            print(SLOW_CONNECTIONS + " slow connections", result);
            out.println("    refused " + slow.refused() + ", closed by the server " + slow.closedByServer());
        }
    }

    private void oldRequests() throws Exception {
        try (OptionsScenario options = new OptionsScenario(sip, accounts.domain(), "old")) {
            out.println(new FixedRate(server).run(options, 0, OLD_REQUESTS_PER_SECOND, TIME) + " (without z9hG4bK)");
        }
    }

    private void print(String what, OrdinaryLoad.Result result) {
        out.println(what);
        out.println("    registrations: " + result.registrations());
        out.println("    calls:         " + result.calls());
        out.println("    set-ups:       " + result.setups());
    }

    /** Sends an attack from a thread of its own. */
    private static final class Sender {

        private final Attack attack;
        private final Thread thread;
        private final long begin = System.nanoTime();
        private volatile boolean running = true;
        private volatile int sent;

        Sender(Attack attack) {
            this.attack = attack;
            thread = new Thread(this::send, "load-attacker");
            thread.start();
        }

        private void send() {
            for (int i = 0; running; i++) {
                long due = begin + i * 1_000_000_000L / attack.perSecond();
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                attack.send(i);
                sent = i + 1;
            }
        }

        void stop() throws InterruptedException {
            running = false;
            thread.join();
        }

        int sent() {
            return sent;
        }

        double secondsUntil(long nanos) {
            return nanos == 0 ? 0 : (nanos - begin) / 1e9;
        }
    }
}
