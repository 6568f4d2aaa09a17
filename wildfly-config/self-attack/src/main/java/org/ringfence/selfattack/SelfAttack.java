package org.ringfence.selfattack;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The command of the suite. */
public final class SelfAttack {

    static final int HELD = 0;
    static final int FAILED = 1;
    static final int NOT_DONE = 2;

    /** Where the ordinary user is, on loopback. */
    private static final String PHONE = "127.0.8.250";

    private static final String BYSTANDER = "127.0.8.251";
    private static final int TRIES = 10;

    private final Settings settings;
    private final Console console;
    private final PrintStream out;

    private SelfAttack(Settings settings, Console console, PrintStream out) {
        this.settings = settings;
        this.console = console;
        this.out = out;
    }

    /** Runs the suite, and ends with its outcome as the exit code. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), System.getenv(), out, System.getProperty("ringfence.home")));
    }

    /**
     * Runs the suite.
     *
     * @param home the server's installation, null when its console can't be asked
     */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, @Nullable String home)
            throws InterruptedException {
        if (arguments.contains("--help")) {
            out.print(Settings.USAGE);
            return NOT_DONE;
        }
        try {
            Settings settings = Settings.parse(arguments, environment);
            Path cli = home == null ? null : Path.of(home, "bin", "jboss-cli.sh");
            return new SelfAttack(settings, new Console(cli, settings.console()), out).attack();
        } catch (NotAllowed refusal) {
            out.println(refusal.getMessage());
            return NOT_DONE;
        } catch (IOException broken) {
            out.println("The attack broke off: " + broken.getMessage());
            return NOT_DONE;
        }
    }

    private int attack() throws IOException, InterruptedException {
        if (!isAnswered()) {
            // silence would look like a defence that holds
            out.println("Nobody answers at " + settings.target().address() + ": is the server running, and was "
                    + BYSTANDER + " banned before? unban-all takes that back.");
            return NOT_DONE;
        }
        Cpu cpu = new Cpu(console.process());
        List<Result> results = new ArrayList<>();
        out.println("Attacking " + settings.target().address() + ", domain " + settings.domain() + ".");
        if (!settings.target().hasManyNeighbours()) {
            out.println("All attacks come from one address. If the server never bans it, as its own, some must fail.");
        }
        try (Phone phone = settings.user() == null
                ? null
                : new Phone(settings, settings.target().source(PHONE))) {
            for (Attack attack : new Attacks(settings).all()) {
                Result result = measured(attack, cpu, phone);
                results.add(result);
                out.println("  " + result.name() + ": " + (result.held() ? "held" : "FAILED"));
            }
        }
        List<String> sources = results.stream()
                .map(Result::source)
                .filter(source -> !source.isEmpty())
                .toList();
        out.print(Report.of(results, console.explain(sources)));
        return results.stream().allMatch(Result::held) ? HELD : FAILED;
    }

    /** Whether somebody who attacks nobody gets an answer. */
    private boolean isAnswered() throws IOException, InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        String host = settings.target().source(BYSTANDER);
        try (Source source = new Source(settings.target().address(), host, reply -> answered.countDown())) {
            String request = new Requests(settings.domain()).request("OPTIONS", "anybody", source.address(), "");
            for (int i = 0; i < TRIES; i++) {
                source.send(request);
                if (answered.await(1, TimeUnit.SECONDS)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static Result measured(Attack attack, Cpu cpu, @Nullable Phone phone)
            throws IOException, InterruptedException {
        long before = cpu.micros();
        Result result = attack.run();
        long after = cpu.micros();
        return result.costing(before < 0 || after < 0 ? -1 : after - before)
                .because(phone == null || phone.registers(), "an ordinary user lost its service");
    }
}
