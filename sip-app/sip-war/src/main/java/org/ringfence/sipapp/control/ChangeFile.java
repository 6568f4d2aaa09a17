package org.ringfence.sipapp.control;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.replay.Change;

/** Writes what a proposal would have changed as CSV, a call a line, as it comes. */
final class ChangeFile implements Consumer<Change>, AutoCloseable {

    private final Path path;
    private final Currency currency;
    private final LongFunction<String> names;
    private final PrintWriter out;
    private long account = Long.MIN_VALUE;
    private String name = "";

    ChangeFile(Path path, Currency currency, LongFunction<String> names) throws IOException {
        this.path = path;
        this.currency = currency;
        this.names = names;
        out = new PrintWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
        out.println("account,started,destination,rule,outcome,at,saved,fraud");
    }

    @Override
    public void accept(Change change) {
        if (change.call().account() != account) {
            account = change.call().account();
            name = names.apply(account);
        }
        out.println(String.join(
                ",",
                quoted(name),
                change.call().startedAt().toString(),
                quoted(change.call().destination()),
                change.rule().name().toLowerCase(Locale.ROOT),
                change.isRefusal() ? "refused" : "cut",
                change.at().toString(),
                new Money(change.saved(), currency).format(),
                change.fraud() ? "yes" : "no"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** @throws IOException if not all could be written */
    void checkWritten() throws IOException {
        if (out.checkError()) {
            throw new IOException("the disk of " + path + " took not all of it");
        }
    }

    @Override
    public void close() {
        out.close();
    }
}
