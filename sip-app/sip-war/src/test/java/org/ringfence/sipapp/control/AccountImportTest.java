package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.policy.ControlPort.AccountView;
import org.ringfence.policy.ControlPort.ImportReport;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.PasswordPolicy;
import org.ringfence.policy.PasswordPolicy.Enforcement;
import org.ringfence.spec.Spec;

class AccountImportTest {

    private static final int ROWS = 30_000;

    @TempDir
    private Path folder;

    private final ConsoleFixture console = new ConsoleFixture();

    private Outcome<ImportReport> run(String... lines) throws IOException {
        Path file = folder.resolve("users.csv");
        Files.write(file, List.of(lines), StandardCharsets.UTF_8);
        return console.control.importAccounts(file);
    }

    private static ImportReport done(Outcome<ImportReport> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<ImportReport>) outcome).value();
    }

    private static String refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).sentence();
    }

    private AccountView account(String name) {
        return ((Outcome.Done<AccountView>) console.control.showAccount(name)).value();
    }

    @Test
    void shortLineMakesAnEndUserWithoutCredit() throws Exception {
        assertThat(done(run("# user;domain;password", "", "anna;one.example;secret")))
                .isEqualTo(new ImportReport(1, List.of("one.example"), 1));

        AccountView anna = account("anna@one.example");
        assertThat(anna.type()).isEqualTo("END_USER");
        assertThat(anna.currency()).isEqualTo("EUR");
        assertThat(anna.lines()).isEqualTo(5);
        assertThat(anna.available()).startsWith("0");
    }

    @Test
    @Spec("D7")
    void weakPasswordsOfAFileAreTakenAndCounted() throws Exception {
        assertThat(done(run("anna;one.example;secret", "bert;one.example;gT5#kq9Lw2xz"))
                        .againstRules())
                .isEqualTo(1);
    }

    @Test
    @Spec("D7")
    void weakPasswordsOfAFileAreWrongLinesWhereTheRulesAreEnforced() throws Exception {
        console.policies.publish(new PasswordPolicy(12, 40, false, Enforcement.NOTIFY, Enforcement.REFUSE));

        assertThat(refused(run("bert;one.example;gT5#kq9Lw2xz", "anna;one.example;secret")))
                .startsWith("Nothing was imported; 1 lines are wrong: line 2: the password has 6 characters")
                .doesNotContain("secret");
        assertThat(done(run("bert;one.example;gT5#kq9Lw2xz")).againstRules()).isZero();
    }

    @Test
    void longLineSetsTypeCreditCurrencyAndLines() throws Exception {
        done(run("anna;one.example;secret;TRAFFIC_SENDER;12.50;USD;40"));

        AccountView anna = account("anna@one.example");
        assertThat(anna.type()).isEqualTo("TRAFFIC_SENDER");
        assertThat(anna.balance()).startsWith("12.5");
        assertThat(anna.currency()).isEqualTo("USD");
        assertThat(anna.lines()).isEqualTo(40);
    }

    @Test
    void domainsAreToldOnceAndInOrder() throws Exception {
        assertThat(done(run("a;two.example;x", "b;one.example;x", "c;two.example;x"))
                        .domains())
                .containsExactly("one.example", "two.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna;one.example | it has 2 fields instead of user;domain;password",
                "a;one.example;p;END_USER;1;EUR;5;more | it has 8 fields",
                ";one.example;secret | '@one.example' is not of the form user@domain",
                "an na;one.example;secret | 'an na' is no user part",
                "anna;one example;secret | is not of the form user@domain",
                "anna;one.example; | a password has 1 to 128 characters",
                "anna;one.example;p;KING | 'KING' is no type of account: take [END_USER, TRAFFIC_SENDER, TRUNK]",
                "anna;one.example;p;;ten | 'ten' is no amount such as 10.00",
                "anna;one.example;p;;-1 | '-1' is no amount such as 10.00",
                "anna;one.example;p;;1;DOLLAR | 'DOLLAR' is no currency of ISO 4217",
                "anna;one.example;p;;1;EUR;many | 'many' is no number of lines"
            })
    void badLineIsToldByItsNumberAndNothingIsMade(String line, String problem) throws Exception {
        String sentence = refused(run("good;one.example;secret", "# a comment", line));

        assertThat(sentence)
                .startsWith("Nothing was imported; 1 lines are wrong: line 3: ")
                .contains(problem);
        assertThat(console.made).isEmpty();
        refused(console.control.showAccount("good@one.example"));
    }

    @Test
    void passwordsAreInNoSentence() throws Exception {
        assertThat(refused(run("an na;one.example;topsecret", "a;b;topsecret;KING", "x;y")))
                .doesNotContain("topsecret");
    }

    @Test
    void duplicateIsToldWithBothLines() throws Exception {
        assertThat(refused(run("anna;one.example;a", "bert;one.example;b", "anna;one.example;c")))
                .contains("line 3: ", "anna@one.example is in line 1 already");
        assertThat(console.made).isEmpty();
    }

    @Test
    void accountThatExistsIsToldByItsLine() throws Exception {
        done(run("anna;one.example;a"));

        assertThat(refused(run("bert;one.example;b", "anna;one.example;c")))
                .isEqualTo("Nothing was imported; 1 lines are wrong: line 2: anna@one.example exists already");
        refused(console.control.showAccount("bert@one.example"));
    }

    @Test
    void manyBadLinesAreCountedAndTheFirstAreShown() throws Exception {
        String[] lines = new String[120];
        Arrays.fill(lines, "wrong");

        assertThat(refused(run(lines)))
                .startsWith("Nothing was imported; 120 lines are wrong: line 1: ")
                .contains("line 50: ")
                .doesNotContain("line 51: ")
                .endsWith("; and 70 more");
    }

    @Test
    void fileThatCannotBeReadIsRefusedWithASentence() throws Exception {
        Path strange = folder.resolve("strange.csv");
        Files.write(strange, new byte[] {(byte) 0xff, (byte) 0xfe, 'a'});

        assertThat(refused(console.control.importAccounts(folder.resolve("none.csv"))))
                .startsWith("There is no file ")
                .endsWith("none.csv on the server");
        assertThat(refused(console.control.importAccounts(strange))).endsWith("is not UTF-8 text: save it as such");
        assertThat(refused(console.control.importAccounts(folder))).contains("can't be read");
    }

    @Test
    void lostDatabaseIsASentence() throws Exception {
        console.databaseAway = true;

        assertThat(refused(run("anna;one.example;a"))).startsWith("Nothing was done: ");
    }

    @Test
    @Timeout(60)
    void thirtyThousandRowsAreMadeInUnderAMinute() throws Exception {
        List<String> lines = new ArrayList<>(ROWS);
        for (int i = 0; i < ROWS; i++) {
            lines.add("user" + i + ";one.example;secret" + i);
        }
        long began = System.nanoTime();

        ImportReport report = done(run(lines.toArray(String[]::new)));

        assertThat(report.created()).isEqualTo(ROWS);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
        assertThat(console.made).hasSize(ROWS);
        account("user29999@one.example");
    }
}
