package org.ringfence.load;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;

/**
 * The benchmark's command: {@code server FOLDER} starts the server in a folder, measures it and stops it; {@code csv FILE}
 * writes the accounts to import, and {@code run PID PORT} measures a server on loopback that has them.
 */
public final class LoadBenchmark {

    private static final Accounts ACCOUNTS = new Accounts("load.example", "a-long-Password-4-load", 1_000);

    /** A few of them, whose phones have addresses of their own. */
    private static final Accounts ATTACKED = new Accounts(ACCOUNTS.domain(), ACCOUNTS.password(), OrdinaryLoad.PHONES);

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("load.warm-up", 30));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("load.seconds", 20));
    private static final int[] CALL_RATES = Pattern.compile(",")
            .splitAsStream(System.getProperty("load.call-rates", "100,400"))
            .mapToInt(Integer::parseInt)
            .toArray();
    private static final long TALK_MILLIS = 200;

    private final PrintStream out;
    private final ServerProcess server;
    private final FixedRate rate;
    private final InetSocketAddress sip;
    private int next;

    private LoadBenchmark(PrintStream out, long pid, int port) {
        this.out = out;
        server = new ServerProcess(pid);
        rate = new FixedRate(server);
        sip = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Runs the command. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (args.length >= 2 && args[0].equals("server")) {
            try (StartedServer server = StartedServer.start(Path.of(args[1]))) {
                server.load(ACCOUNTS);
                new LoadBenchmark(out, server.pid(), server.sipPort()).run(args.length > 2 ? args[2] : "all");
            }
        } else if (args.length == 2 && args[0].equals("csv")) {
            ACCOUNTS.writeCsv(Path.of(args[1]));
        } else if (args.length >= 3 && args[0].equals("run")) {
            new LoadBenchmark(out, Long.parseLong(args[1]), Integer.parseInt(args[2]))
                    .run(args.length > 3 ? args[3] : "all");
        } else {
            out.println(
                    "usage: server FOLDER [WHAT] | csv FILE | run PID PORT [WHAT]; WHAT: options, register, call, attack, all");
        }
    }

    private void run(String which) throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            if (which.equals("all") || which.equals("options")) {
                try (Scenario options = new OptionsScenario(sip, ACCOUNTS.domain())) {
                    measure(options, 1_000, 4_000);
                }
            }
            if (which.equals("all") || which.equals("register")) {
                registers();
            }
            if (which.equals("all") || which.equals("call")) {
                calls(timer);
            }
            if (which.equals("attack")) {
                new AttackBenchmark(out, sip, server, ATTACKED, timer).run();
            }
        } finally {
            timer.shutdownNow();
        }
    }

    private void registers() throws Exception {
        for (String algorithm : new String[] {"MD5", "SHA-256"}) {
            try (Scenario register = new RegisterScenario(sip, ACCOUNTS, algorithm, "")) {
                measure(register, 1_000);
            }
        }
    }

    private void calls(ScheduledExecutorService timer) throws Exception {
        try (CallScenario call = new CallScenario(sip, ACCOUNTS, "MD5", "", TALK_MILLIS, timer);
                Scenario register = new RegisterScenario(sip, ACCOUNTS, "MD5", call.calleeAddress())) {
            out.println("# " + run(register, 500, Duration.ofSeconds(ACCOUNTS.count() / 500)));
            measure(call, CALL_RATES);
            out.println("# set-ups: " + call.setups());
        }
    }

    /** Warms up at the first rate, then measures at each. */
    private void measure(Scenario scenario, int... rates) throws IOException {
        out.println("# warm-up: " + run(scenario, rates[0], WARM_UP));
        for (int perSecond : rates) {
            out.println(run(scenario, perSecond, MEASURED));
        }
    }

    private FixedRate.Result run(Scenario scenario, int perSecond, Duration time) throws IOException {
        int first = next;
        next += Math.toIntExact(perSecond * time.toSeconds());
        return rate.run(scenario, first, perSecond, time);
    }
}
