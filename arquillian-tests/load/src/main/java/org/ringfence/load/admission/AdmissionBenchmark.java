package org.ringfence.load.admission;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.admission.Admission;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CarrierRates;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.credit.Settlement;
import org.ringfence.billing.decision.DecisionListener;
import org.ringfence.billing.decision.RuleBook;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.TariffBook;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.persistence.CachedAccounts;
import org.ringfence.persistence.CachedLimits;
import org.ringfence.persistence.Database;
import org.ringfence.persistence.SqlAccountStore;
import org.ringfence.persistence.SqlLedgerStore;
import org.ringfence.persistence.SqlLimitStore;
import org.ringfence.persistence.SqlTariffStore;

/**
 * Pairs of {@code admit} and {@code settle} a second on a PostgreSQL that writes each commit to its disk: {@code mvn
 * -Padmission-benchmark}. It stops by itself.
 */
public final class AdmissionBenchmark {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final int ACCOUNTS = 1_000;
    private static final int CONNECTIONS = 32;
    private static final int HOT_CALLERS = 64;
    private static final int CALLERS = Integer.getInteger("admission.callers", 16);
    private static final int WARM_UP_SECONDS = Integer.getInteger("admission.warm-up", 15);
    private static final int SECONDS = Integer.getInteger("admission.seconds", 20);
    private static final long HIGHEST_MICROS = TimeUnit.SECONDS.toMicros(60);

    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();
    private final CachedAccounts accounts;
    private final CachedLimits limits;
    private final SqlLedgerStore ledger;
    private final Admission admission;

    private AdmissionBenchmark(PrintStream out, DataSource dataSource) {
        this.out = out;
        Database database = new Database(dataSource);
        database.open();
        accounts = new CachedAccounts(new SqlAccountStore(database, clock));
        limits = new CachedLimits(new SqlLimitStore(database));
        ledger = new SqlLedgerStore(database);
        TariffBook tariffs = new TariffBook(new SqlTariffStore(database));
        prices(tariffs);
        admission = new CallAdmission(
                accounts,
                new Pricing(tariffs),
                ledger,
                () -> CreditRules.DEFAULT,
                clock,
                new NodeId("benchmark", 1),
                () -> RuleBook.EMPTY,
                DecisionListener.NOBODY,
                new Settlement(new LimitBook(accounts, limits, () -> LimitRules.NONE), CarrierRates.UNKNOWN));
    }

    private void prices(TariffStore tariffs) {
        TariffStore.CreateAnswer.Created tariff = (TariffStore.CreateAnswer.Created) tariffs.create("all", EUR);
        CallPrice price =
                new CallPrice(Money.zero(EUR), PricePerMinute.parse("0.60").orElseThrow(), 1, 1);
        tariffs.publish(
                tariff.tariff().id(),
                new TariffVersion.Content(
                        clock.instant().minusSeconds(1), null, null, List.of(new Rate("49", "Germany", price))));
        tariffs.makeDefault(tariff.tariff().id());
    }

    /** Runs all parts. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                HikariDataSource pool = pool(server.getJdbcUrl("postgres", "postgres"))) {
            AdmissionBenchmark benchmark = new AdmissionBenchmark(out, pool);
            benchmark.run("1,000 accounts", benchmark.open(ACCOUNTS, false), CALLERS);
            benchmark.run("1,000 accounts with limits", benchmark.open(ACCOUNTS, true), CALLERS);
            benchmark.run("one hot account", benchmark.open(1, false), HOT_CALLERS);
            benchmark.run("one hot account with limits", benchmark.open(1, true), HOT_CALLERS);
        }
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    private List<AccountId> open(int count, boolean limited) {
        AccountTerms terms = AccountTerms.prepaid(EUR, ZoneOffset.UTC).withLines(new LineLimit(HOT_CALLERS));
        List<NewAccount> wanted = new ArrayList<>();
        for (int account = 0; account < count; account++) {
            wanted.add(new NewAccount(
                    "account-" + UUID.randomUUID(),
                    terms,
                    Money.parse("10000.00", EUR).orElseThrow()));
        }
        AccountStore.CreateAllAnswer answer = accounts.createAll(wanted);
        List<AccountId> ids = ((AccountStore.CreateAllAnswer.Created) answer).ids();
        if (limited) {
            long much = 1_000_000_000L;
            LimitSet set = new LimitSet(much, much, null, null, much, 7, much, much, null, null);
            ids.forEach(account -> limits.set(account, null, set));
        }
        return ids;
    }

    private void run(String name, List<AccountId> payers, int callers) throws Exception {
        call(payers, callers, WARM_UP_SECONDS);
        long begin = System.nanoTime();
        Measured measured = call(payers, callers, SECONDS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.printf(
                Locale.ROOT,
                "%s, %d callers: %.0f pairs/s; admit p50 %.1f ms, p99 %.1f ms; settle p50 %.1f ms, p99 %.1f ms%n",
                name,
                callers,
                measured.admits().getTotalCount() / seconds,
                millis(measured.admits(), 50),
                millis(measured.admits(), 99),
                millis(measured.settles(), 50),
                millis(measured.settles(), 99));
        payers.forEach(this::check);
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** Nothing is overdrawn, and nothing is left reserved. */
    private void check(AccountId payer) {
        AccountBalance balance = ledger.balance(payer).orElseThrow();
        if (balance.available().isNegative()
                || !balance.reserved().isZero()
                || !ledger.sumOfEntries(payer).orElseThrow().equals(balance.balance())) {
            throw new IllegalStateException("The books of " + payer + " are wrong: " + balance);
        }
    }

    private record Measured(Histogram admits, Histogram settles) {}

    private Measured call(List<AccountId> payers, int callers, int seconds) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<Measured>> all = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int first = caller;
                all.add(() -> call(payers, first, callers, until));
            }
            Measured sum = new Measured(histogram(), histogram());
            for (Future<Measured> each : pool.invokeAll(all)) {
                sum.admits.add(each.get().admits);
                sum.settles.add(each.get().settles);
            }
            return sum;
        } finally {
            pool.shutdownNow();
        }
    }

    private Measured call(List<AccountId> payers, int first, int step, long until) {
        Measured mine = new Measured(histogram(), histogram());
        for (int call = first; System.nanoTime() < until; call += step) {
            CallAttempt attempt = attempt(payers.get(call % payers.size()));
            long begin = System.nanoTime();
            AdmitAnswer answer = admission.admit(attempt);
            long admitted = System.nanoTime();
            if (!(answer instanceof AdmitAnswer.Admitted held)) {
                throw new IllegalStateException("Not admitted: " + answer);
            }
            Release release = new Release(attempt.startedAt().plusSeconds(10), 200, "CALLER_HUNG_UP");
            EndAnswer end = admission.settle(held.reservation(), new Talk(attempt.startedAt()), release);
            if (!(end instanceof EndAnswer.Ended)) {
                throw new IllegalStateException("Not settled: " + end);
            }
            mine.admits.recordValue(TimeUnit.NANOSECONDS.toMicros(admitted - begin));
            mine.settles.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - admitted));
        }
        return mine;
    }

    private CallAttempt attempt(AccountId payer) {
        UUID id = UUID.randomUUID();
        return new CallAttempt(
                new AttemptId(id),
                payer,
                CallOrigin.ENDPOINT,
                "anna@one.example",
                new Destination.OffNet("4930123456"),
                "call-" + id,
                "udp:192.0.2.1:5060",
                clock.instant());
    }

    private static Histogram histogram() {
        return new Histogram(HIGHEST_MICROS, 3);
    }
}
