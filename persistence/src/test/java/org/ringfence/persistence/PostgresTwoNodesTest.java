package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.eur;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.ledger.LedgerStore.ReserveAnswer;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.packages.CallPackage;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageUse;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.spec.Spec;

/** Two servers, each with stores, memories and connections of its own, take calls of one account at the same time. */
class PostgresTwoNodesTest {

    private static final int THREADS = 16;
    private static final int CALLS_PER_THREAD = 4;

    /** One of the two servers. */
    private static final class Node extends SqlStores {

        private final NodeId id;

        Node(String name) {
            super(TestDatabases.postgres());
            id = new NodeId(name, 1);
        }

        ReserveAnswer call(AccountId account) {
            LimitBook limits = new LimitBook(accounts(), limits(), () -> LimitRules.NONE, packages());
            return ledger().reserve(new ReserveCommand(
                    Samples.attempt(new AttemptId(UUID.randomUUID()), account, Samples.NOON),
                    id,
                    Samples.priced(Samples.centPerSecond()),
                    Samples.SLICE,
                    Samples.NOON.plusSeconds(600),
                    Samples.NOON,
                    limits.limitsOf(account, Samples.NOON)));
        }
    }

    private final Node one = new Node("one");
    private final Node other = new Node("other");

    /** How many calls were let through of many that both servers take at once. */
    private long callsOf(AccountId account) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Long>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Node node = thread % 2 == 0 ? one : other;
                running.add(callers.submit(() -> IntStream.range(0, CALLS_PER_THREAD)
                        .filter(call -> node.call(account) instanceof ReserveAnswer.Reserved)
                        .count()));
            }
            long calls = 0;
            for (Future<Long> each : running) {
                calls += each.get();
            }
            return calls;
        } finally {
            callers.shutdownNow();
        }
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                Arguments.of("day", new LimitSet(300_000L, null, null, null, null, null, null, null, null, null)),
                Arguments.of("month", new LimitSet(null, 300_000L, null, null, null, null, null, null, null, null)),
                Arguments.of("dynamic", new LimitSet(null, null, null, null, 300_000L, 7, null, null, null, null)),
                Arguments.of(
                        "all three",
                        new LimitSet(400_000L, 300_000L, null, null, 350_000L, 7, null, null, null, null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    @Spec({"F10", "F14", "F17"})
    void limitOfSpendingIsReachedExactlyWhoeverTakesTheCalls(String name, LimitSet limits) throws Exception {
        AccountId account = Samples.open(one.accounts(), Samples.prepaid().withLines(new LineLimit(1_000)), "1000.00")
                .id();
        one.limits().set(account, null, limits);

        assertThat(callsOf(account)).isEqualTo(5);

        assertThat(one.ledger().balance(account).orElseThrow().reserved()).isEqualTo(eur("3.00"));
    }

    @Test
    @Spec({"F6", "F8"})
    void linesAndMoneyAreSharedByBoth() throws Exception {
        AccountId lines = Samples.open(one.accounts(), Samples.prepaid().withLines(new LineLimit(3)), "1000.00")
                .id();
        AccountId money = Samples.open(one.accounts(), Samples.prepaid().withLines(new LineLimit(1_000)), "2.10")
                .id();

        assertThat(callsOf(lines)).isEqualTo(3);
        assertThat(callsOf(money)).as("three slices and half a one").isEqualTo(4);

        AccountBalance left = other.ledger().balance(money).orElseThrow();
        assertThat(left.reserved()).isEqualTo(eur("2.10"));
        assertThat(left.linesInUse()).isEqualTo(4);
    }

    @Test
    @Spec("G1")
    void packageIsSharedByBoth() throws Exception {
        AccountId account = Samples.open(one.accounts(), Samples.prepaid().withLines(new LineLimit(1_000)), "0.00")
                .id();
        CallPackage bundle = one.packages()
                .keep(new CallPackage(new PackageId(0), "of two nodes", List.of("49"), 330, CallPackage.Period.ONCE));
        one.packages().assign(account, bundle.name());
        ((SqlPackageStore) other.packages()).refresh();

        assertThat(callsOf(account)).as("five slices and half a one").isEqualTo(6);

        assertThat(other.packages().uses(account).get(bundle.id())).isEqualTo(new PackageUse(0, 0, 330));
    }
}
