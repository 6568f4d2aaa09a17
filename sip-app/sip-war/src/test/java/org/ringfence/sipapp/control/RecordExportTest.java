package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.Carriage;
import org.ringfence.billing.memory.MemoryAccountStore;
import org.ringfence.billing.memory.MemoryBooks;
import org.ringfence.billing.memory.MemoryCdrStore;
import org.ringfence.billing.memory.MemoryLedgerStore;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.tariff.TariffVersionId;
import org.ringfence.policy.ControlPort.ExportReport;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.spec.Spec;

@Spec("P9")
class RecordExportTest {

    private static final Instant START = Instant.parse("2027-01-01T10:00:00Z");
    private static final String ID = "019dbd55-5f14-7f1a-8a53-0e4f7c0b6a11";

    @TempDir
    private Path folder;

    private final MemoryBooks books = new MemoryBooks();
    private final RecordExport export = Wired.bean(
            new RecordExport(), new MemoryCdrStore(books), new MemoryAccountStore(books, InstantSource.system()));

    private void ended(String caller) {
        ended(caller, null);
    }

    private void ended(String caller, @Nullable Carriage carriage) {
        CallAttempt attempt = new CallAttempt(
                new AttemptId(UUID.fromString(ID)),
                new AccountId(7),
                CallOrigin.ENDPOINT,
                caller,
                new Destination.OffNet("4930123456"),
                "a84b4c",
                "192.0.2.1:5060",
                START);
        Currency euro = Currency.getInstance("EUR");
        Billed billed = new Billed(
                new TariffVersionId(3),
                "Germany, Berlin",
                START.plusSeconds(2),
                58,
                60,
                30,
                Money.parse("0.60", euro).orElseThrow(),
                Money.zero(euro));
        new MemoryLedgerStore(books)
                .refuse(new CallRecord(
                        attempt,
                        CallOutcome.ANSWERED,
                        new Release(START.plusSeconds(60), 200, "CALLER_HUNG_UP"),
                        billed,
                        "node-a",
                        carriage));
    }

    private Outcome<ExportReport> exported(String until) {
        return export.write(folder.resolve("cdrs.csv"), "2027-01-01T00:00:00Z", until);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("cdrs.csv"));
    }

    @Test
    void everyPartOfARecordIsWritten() throws IOException {
        ended("+4989\"1, x");

        assertThat(exported("2027-01-02T00:00:00Z"))
                .isEqualTo(new Outcome.Done<>(
                        new ExportReport(folder.resolve("cdrs.csv").toString(), 1)));

        assertThat(lines())
                .containsExactly(
                        "id,call-id,account,origin,caller,destination,destination-name,started,answered,ended,outcome,"
                                + "status,cause,talk-seconds,billed-seconds,charge,uncovered,currency,tariff-version,node,"
                                + "carrier,cost,cost-currency,cost-tariff-version,margin,included-seconds",
                        ID + ",a84b4c,7,ENDPOINT,\"'+4989\"\"1, x\",4930123456,\"Germany, Berlin\","
                                + "2027-01-01T10:00:00Z,2027-01-01T10:00:02Z,2027-01-01T10:01:00Z,ANSWERED,200,"
                                + "CALLER_HUNG_UP,58,60,0.60,0.00,EUR,3,node-a,,,,,,30");
    }

    @Test
    @Spec({"P8", "G2"})
    void carrierItsCostAndTheMarginAreAtTheEnd() throws IOException {
        Carrier carrier = new Carrier(new AccountId(9), "=over, land");
        Money cost = Money.parse("0.65001", Currency.getInstance("EUR")).orElseThrow();
        ended("anna", new Carriage(carrier, new TariffVersionId(12), cost));
        exported("2027-01-02T00:00:00Z");
        assertThat(lines().get(1)).endsWith(",EUR,3,node-a,\"'=over, land\",0.65001,EUR,12,-0.05001,30");
    }

    @Test
    @Spec({"P8", "G2"})
    void unknownCostIsEmpty() throws IOException {
        Carrier carrier = new Carrier(new AccountId(9), "overland");
        ended("anna", Carriage.unpriced(carrier));
        exported("2027-01-02T00:00:00Z");
        assertThat(lines().get(1)).endsWith(",node-a,overland,,,,,30");
    }

    @Test
    @Spec({"P8", "G2"})
    void costInAnotherCurrencyMakesNoMargin() throws IOException {
        Money cost = Money.parse("0.30", Currency.getInstance("USD")).orElseThrow();
        ended("anna", new Carriage(new Carrier(new AccountId(9), "overland"), null, cost));
        exported("2027-01-02T00:00:00Z");
        assertThat(lines().get(1)).endsWith(",node-a,overland,0.30,USD,,,30");
    }

    @ParameterizedTest
    @CsvSource({
        "+4930123, +4930123",
        "-5, -5",
        "=1+1, '\"''=1+1\"'",
        "@SUM(A1), '\"''@SUM(A1)\"'",
        "-2+3, '\"''-2+3\"'",
        "+A1, '\"''+A1\"'",
        "anna@one.example, anna@one.example"
    })
    void nothingIsAFormulaToASpreadsheet(String caller, String cell) throws IOException {
        ended(caller);
        exported("2027-01-02T00:00:00Z");

        assertThat(lines().get(1)).contains(",ENDPOINT," + cell + ",4930123456,");
    }

    @Test
    void callThatEndedLaterIsInTheNextFile() throws IOException {
        ended("anna");

        exported("2027-01-01T10:01:00Z");
        assertThat(lines()).hasSize(1);
        exported("2027-01-01T10:01:00.000001Z");
        assertThat(lines()).hasSize(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing unfinished").hasSize(1);
        }
    }

    @Test
    void unusableSpansAndFilesAreToldInASentence() {
        assertThat(exported("soon"))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.sentence())
                        .contains("until 'soon' is no instant"));
        assertThat(exported("2027-01-01T00:00:00Z"))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.sentence())
                        .contains("is not after from"));
        assertThat(export.write(folder.resolve("none/cdrs.csv"), "2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z"))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.sentence())
                        .contains("can't be written"));
    }
}
