package org.ringfence.persistence;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.contract.PriceMix;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.ledger.NodeId;

/** A server with callers of one account, and a link of its own to the database. */
final class SeparatedNode implements AutoCloseable {

    private static final int WAIT_MILLIS = 300;
    /** Who is refused tries again, but not as fast as it can. */
    private static final long PAUSE_NANOS = 5_000_000;

    final CuttableLink link;
    /** Calls that were admitted. */
    final AtomicLong admitted = new AtomicLong();

    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final HikariDataSource pool;
    private final CallAdmission admission;
    private final AccountId account;
    private final ConcurrentLinkedQueue<Runnable> closings = new ConcurrentLinkedQueue<>();
    private final List<Caller> callers = new CopyOnWriteArrayList<>();
    private volatile boolean calling = true;

    SeparatedNode(String name, int port, String databaseName, AccountId account) {
        this.account = account;
        link = new CuttableLink(port);
        pool = pool(link.port(), databaseName);
        Database database = new Database(pool);
        await().atMost(Duration.ofSeconds(60)).until(() -> isOpen(database));
        admission = new CallAdmission(
                new SqlAccountStore(database, () -> Samples.NOON),
                new Pricing(new PriceMix()),
                new SqlLedgerStore(database),
                () -> CreditRules.DEFAULT,
                () -> Samples.NOON,
                new NodeId(name, 1));
    }

    /** On a busy machine a connection may take longer than this pool waits for it. */
    private static boolean isOpen(Database database) {
        try {
            database.open();
            return true;
        } catch (LedgerUnavailable late) {
            return false;
        }
    }

    private static HikariDataSource pool(int port, String databaseName) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + databaseName
                + "?socketTimeout=1&connectTimeout=1&loginTimeout=2&cancelSignalTimeout=1"
                + "&options=-c%20idle_in_transaction_session_timeout=500");
        config.setUsername("postgres");
        config.setMaximumPoolSize(3);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(250);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Somebody who calls and calls. */
    private final class Caller extends Thread {
        private final Random chance;
        /** Verbs to which no answer came. */
        private final AtomicLong unanswered = new AtomicLong();

        Caller(long seed) {
            super("caller");
            chance = new Random(seed);
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (calling) {
                    callOnce();
                }
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
            }
        }

        private void callOnce() {
            CallAttempt attempt = Samples.attempt(new AttemptId(UUID.randomUUID()), account, Samples.NOON);
            ReservationId held = new ReservationId(attempt.id());
            AdmitAnswer answer;
            try {
                answer = admission.admit(attempt);
            } catch (LedgerUnavailable away) {
                unanswered.incrementAndGet();
                closings.add(() -> withdraw(attempt, held));
                return;
            }
            if (answer instanceof AdmitAnswer.Refused) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } else if (answer instanceof AdmitAnswer.Admitted call) {
                admitted.incrementAndGet();
                long talk = talk(held, call.grantedFor().toSeconds(), 1 + chance.nextInt(200));
                Instant end = Samples.NOON.plusSeconds(talk);
                close(() -> admission.settle(held, new Talk(Samples.NOON), new Release(end, 200, "HUNG_UP")));
            }
        }

        /** Talks as long as is wanted and granted; without an answer of the ledger nothing more is granted. */
        private long talk(ReservationId held, long first, long wanted) {
            long granted = first;
            for (int ordinal = 1; granted < wanted; ordinal++) {
                try {
                    ExtendAnswer more = admission.extend(held, new TalkProgress(Samples.NOON, ordinal));
                    if (!(more instanceof ExtendAnswer.Extended extended)) {
                        break;
                    }
                    granted = extended.grantedTotal().toSeconds();
                } catch (LedgerUnavailable away) {
                    unanswered.incrementAndGet();
                    break;
                }
            }
            return Math.min(granted, wanted);
        }

        private void close(Runnable closing) {
            try {
                closing.run();
            } catch (LedgerUnavailable away) {
                unanswered.incrementAndGet();
                closings.add(closing);
            }
        }
    }

    void startCallers(int count, long seed) {
        for (int number = 0; number < count; number++) {
            Caller caller = new Caller(seed * 31 + number);
            callers.add(caller);
            caller.start();
        }
    }

    /** How often each caller got no answer. */
    List<Long> unanswered() {
        return callers.stream().map(caller -> caller.unanswered.get()).toList();
    }

    private void withdraw(CallAttempt attempt, ReservationId held) {
        Release release = new Release(Samples.NOON, 503, "LEDGER_UNAVAILABLE");
        if (admission.abandon(held, release) instanceof EndAnswer.Unknown) {
            admission.refuse(attempt, RefusalReason.LEDGER_UNAVAILABLE);
        }
    }

    void stopCalling() throws InterruptedException {
        calling = false;
        for (Thread caller : callers) {
            caller.join(30_000);
        }
    }

    /** Does what was left undone, now that the link is whole; false when that takes another time. */
    boolean tidy() {
        for (Runnable next = closings.peek(); next != null; next = closings.peek()) {
            try {
                next.run();
                closings.remove();
            } catch (LedgerUnavailable away) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        link.close();
        pool.close();
    }
}
