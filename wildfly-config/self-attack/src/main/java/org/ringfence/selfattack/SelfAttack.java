package org.ringfence.selfattack;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command of the suite. */
public final class SelfAttack {

    static final int HELD = 0;
    static final int FAILED = 1;
    static final int NOT_DONE = 2;

    /** Where the ordinary user is, on loopback. */
    private static final String PHONE = "127.0.8.250";

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
        System.exit(run(List.of(args), out, System.getProperty("ringfence.home")));
    }

    /**
     * Runs the suite.
     *
     * @param home the server's installation, null when its console can't be asked
     */
    static int run(List<String> arguments, PrintStream out, @Nullable String home) throws InterruptedException {
        if (arguments.contains("--help")) {
            out.print(Settings.USAGE);
            return NOT_DONE;
        }
        try {
            Settings settings = Settings.parse(arguments);
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

    private static Result measured(Attack attack, Cpu cpu, @Nullable Phone phone)
            throws IOException, InterruptedException {
        long before = cpu.micros();
        Result result = attack.run();
        long after = cpu.micros();
        return result.costing(before < 0 || after < 0 ? -1 : after - before)
                .because(phone == null || phone.registers(), "an ordinary user lost its service");
    }
}
