package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.Carriage;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.tariff.TariffVersionId;
import org.ringfence.policy.ControlPort.ExportReport;
import org.ringfence.policy.ControlPort.Outcome;

/** Writes call detail records as CSV, a call a line, in the order of their ends; the file is there whole or not (SPEC P9). */
@ApplicationScoped
public class RecordExport {

    private static final String HEADER =
            "id,call-id,account,origin,caller,destination,destination-name,started,answered,"
                    + "ended,outcome,status,cause,talk-seconds,billed-seconds,charge,uncovered,currency,tariff-version,node,"
                    + "carrier,cost,cost-currency,cost-tariff-version,margin,included-seconds";

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+");

    @Inject
    private CdrStore records;

    @Inject
    private AccountStore accounts;

    Outcome<ExportReport> write(Path file, String from, String until) {
        try {
            Instant first = RateEdit.instant("from", from);
            Instant end = RateEdit.instant("until", until);
            if (!end.isAfter(first)) {
                return new Outcome.Refused<>("until " + until + " is not after from " + from);
            }
            return new Outcome.Done<>(new ExportReport(file.toString(), write(file, first, end)));
        } catch (RateEdit.Refused refused) {
            return new Outcome.Refused<>(refused.sentence());
        } catch (IOException unwritable) {
            return new Outcome.Refused<>(file + " can't be written: " + unwritable.getMessage());
        }
    }

    private long write(Path file, Instant from, Instant until) throws IOException {
        Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "cdrs", ".part");
        try {
            long lines = fill(unfinished, from, until);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return lines;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private long fill(Path file, Instant from, Instant until) throws IOException {
        long[] lines = new long[1];
        Map<AccountId, String> names = new HashMap<>();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            out.println(HEADER);
            records.each(from, until, record -> {
                out.println(line(record, names.computeIfAbsent(record.attempt().account(), this::name)));
                lines[0]++;
            });
            if (out.checkError()) {
                throw new IOException("the disk took not all of it");
            }
        }
        return lines[0];
    }

    private String name(AccountId account) {
        return accounts.find(account).map(Account::name).orElse(String.valueOf(account.value()));
    }

    private static String line(CallRecord record, String account) {
        return Stream.concat(call(record, account), carriage(record))
                .map(RecordExport::field)
                .collect(Collectors.joining(","));
    }

    private static Stream<Object> call(CallRecord record, String account) {
        CallAttempt attempt = record.attempt();
        Billed billed = record.billed();
        return Stream.of(
                attempt.id(),
                attempt.callReference(),
                account,
                attempt.origin(),
                attempt.caller(),
                attempt.destination().text(),
                billed.destination(),
                attempt.startedAt(),
                text(billed.answeredAt()),
                record.release().at(),
                record.outcome(),
                record.release().status(),
                record.release().cause(),
                billed.talkSeconds(),
                billed.billedSeconds(),
                billed.charge().format(),
                billed.uncovered().format(),
                billed.charge().currency(),
                version(billed.tariffVersion()),
                record.node());
    }

    private static Stream<Object> carriage(CallRecord record) {
        Carriage carriage = record.carriage();
        Money cost = carriage == null ? null : carriage.cost();
        return Stream.of(
                carriage == null ? "" : carriage.carrier().name(),
                cost == null ? "" : cost.format(),
                cost == null ? "" : cost.currency(),
                version(carriage == null ? null : carriage.tariffVersion()),
                record.margin().map(Money::format).orElse(""),
                record.billed().included());
    }

    private static Object version(@Nullable TariffVersionId version) {
        return version == null ? "" : version.value();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /**
     * Strangers choose some of the texts: those with anything but letters, digits and a few signs are quoted, and what a
     * spreadsheet would take for a formula begins with an apostrophe. Numbers such as +4930123 stay as they are.
     */
    private static String field(Object value) {
        String text = harmless(value.toString());
        boolean plain = text.chars().allMatch(next -> Character.isLetterOrDigit(next) || "-.:@_+".indexOf(next) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String harmless(String text) {
        boolean formula =
                FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
