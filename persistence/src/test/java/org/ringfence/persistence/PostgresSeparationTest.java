package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ringfence.billing.contract.Samples.eur;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.credit.CreditDesk;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.money.Money;
import org.ringfence.spec.Spec;

/**
 * Two servers and their PostgreSQL, whose links break while both call for one account as fast as they can. The servers
 * know of each other by the database alone; there is no other link between them that could break.
 */
class PostgresSeparationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLERS = 2;
    private static final int MANY = 1_000_000;

    private static final DataSource DIRECT = TestDatabases.freshPostgres();

    private final Database database = new Database(DIRECT);
    private AccountId account;
    private SeparatedNode first;
    private SeparatedNode second;
    private final AtomicLong payments = new AtomicLong();
    private final Thread payer = new Thread(this::pay, "payer");

    @BeforeEach
    void bothServersCall() throws SQLException {
        database.open();
        account = Samples.open(
                        new SqlAccountStore(database, () -> Samples.NOON),
                        Samples.prepaid().withLines(new LineLimit(4)),
                        "5.00")
                .id();
        String name;
        int port;
        try (Connection connection = DIRECT.getConnection()) {
            name = connection.getCatalog();
            String url = connection.getMetaData().getURL();
            port = Integer.parseInt(url.replaceFirst("^jdbc:postgresql://[^:]+:(\\d+)/.*$", "$1"));
        }
        first = new SeparatedNode("first", port, name, account);
        second = new SeparatedNode("second", port, name, account);
        payer.setDaemon(true);
        payer.start();
    }

    /** Money comes all the time, and there is never enough of it. */
    private void pay() {
        CreditDesk desk = new CreditDesk(new SqlLedgerStore(database), () -> Samples.NOON);
        while (!Thread.currentThread().isInterrupted()) {
            desk.topUp(account, eur("0.50"), "payment " + payments.incrementAndGet());
            LockSupport.parkNanos(10_000_000);
        }
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        payer.interrupt();
        payer.join();
        first.close();
        second.close();
    }

    @ParameterizedTest(name = "first {0}, second {1}")
    @Spec({"Q7", "F8"})
    @CsvSource({"CUT, WHOLE", "SILENT, WHOLE", "SILENT, CUT"})
    void separatedServersNeverOverdrawAndCallsEndWithWhatTheyWereGranted(
            CuttableLink.State ofFirst, CuttableLink.State ofSecond) throws InterruptedException {
        first.startCallers(CALLERS, 1);
        second.startCallers(CALLERS, 2);
        goesOn(first);
        goesOn(second);

        first.link.set(ofFirst);
        second.link.set(ofSecond);
        standsStill(first);
        if (ofSecond == CuttableLink.State.WHOLE) {
            goesOn(second);
        } else {
            standsStill(second);
        }
        assertThat(balance().available().isNegative()).isFalse();

        first.link.set(CuttableLink.State.WHOLE);
        second.link.set(CuttableLink.State.WHOLE);
        // calls that could not be closed have their lines until they are
        await().atMost(PATIENCE).until(() -> first.tidy() && second.tidy());
        goesOn(first);
        goesOn(second);
        first.stopCalling();
        second.stopCalling();
        await().atMost(PATIENCE).until(() -> first.tidy() && second.tidy());
        payer.interrupt();
        payer.join();

        assertThat(first.failures).isEmpty();
        assertThat(second.failures).isEmpty();
        booksAreRight();
    }

    private void goesOn(SeparatedNode node) {
        long until = node.admitted.get() + 5;
        await().atMost(PATIENCE).until(() -> node.admitted.get() >= until || !node.failures.isEmpty());
    }

    /** Once each caller got no answer, whatever was under way when the link broke is over. */
    private void standsStill(SeparatedNode node) {
        getsNoAnswers(node);
        long before = node.admitted.get();
        getsNoAnswers(node);
        assertThat(node.admitted.get())
                .as("nothing is admitted without the database")
                .isEqualTo(before);
    }

    private void getsNoAnswers(SeparatedNode node) {
        List<Long> before = node.unanswered();
        await().atMost(PATIENCE).until(() -> eachIsHigher(node.unanswered(), before) || !node.failures.isEmpty());
    }

    private static boolean eachIsHigher(List<Long> now, List<Long> before) {
        return IntStream.range(0, before.size()).allMatch(each -> now.get(each) > before.get(each));
    }

    private AccountBalance balance() {
        return new SqlLedgerStore(database).balance(account).orElseThrow();
    }

    private void booksAreRight() {
        AccountBalance end = balance();
        assertThat(end.reserved()).isEqualTo(eur("0"));
        assertThat(end.linesInUse()).isZero();
        assertThat(new SqlLedgerStore(database).sumOfEntries(account)).contains(end.balance());
        List<CallRecord> records = new SqlCdrStore(database).latest(account, MANY);
        long charged = 0;
        for (CallRecord each : records) {
            charged += each.billed().charge().units();
            assertThat(each.billed().uncovered().units())
                    .as("talk beyond what was granted: %s", each)
                    .isZero();
        }
        long paid = eur("5.00").units() + payments.get() * eur("0.50").units();
        assertThat(new Money(paid - charged, Samples.EUR)).isEqualTo(end.balance());
        assertThat(records).extracting(each -> each.release().cause()).contains("INSUFFICIENT_CREDIT");
        assertThat(new SqlLedgerProof(database).verify(10, done -> {}).breaks()).isEmpty();
    }
}
