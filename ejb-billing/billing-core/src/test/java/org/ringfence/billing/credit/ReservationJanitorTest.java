package org.ringfence.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.asking;
import static org.ringfence.billing.contract.Samples.attempt;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.prepaid;
import static org.ringfence.billing.contract.Samples.reserve;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.contract.TickingClock;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.Extension;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.memory.Faults;
import org.ringfence.billing.memory.FaultyLedgerStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.spending.LimitSource;

class ReservationJanitorTest {

    private static final NodeId FIRST = new NodeId("node-a", 1);
    private static final NodeId SECOND = new NodeId("node-a", 2);
    private static final NodeId OTHER = new NodeId("node-b", 1);

    private final MemoryStores stores = new MemoryStores();
    private final TickingClock clock = new TickingClock(NOON);
    private final AccountId account = Samples.open(
                    stores.accounts(), prepaid().withLines(new LineLimit(1_000)), "1000.00")
            .id();

    @Test
    void interruptedCallIsToldToOthersOnce() {
        ReservationId held = hold(FIRST);
        stores.ledger().extend(held, asking(0, 10));
        clock.advance(Duration.ofHours(1));

        assertThat(janitor(stores.ledger(), OTHER).sweep()).isOne();
        assertThat(janitor(stores.ledger(), OTHER).sweep()).isZero();

        CallRecord lost = stores.cdrs().find(held.attempt()).orElseThrow();
        assertThat(lost.release().cause()).isEqualTo("LEASE_ENDED");
        assertThat(lost.release().at()).isEqualTo(NOON.plusSeconds(15));
        assertThat(lost.node()).isEqualTo(FIRST.name());
        assertThat(stores.outbox().pending(10))
                .extracting(BillingEvent::kind, BillingEvent::attempt, BillingEvent::amount)
                .containsExactly(tuple(BillingEvent.Kind.CALL_INTERRUPTED, held.attempt(), eur("0.10")));
    }

    @Test
    void callThatReportsBetweenLookingAndEndingIsLeftAlone() {
        ReservationId held = hold(FIRST);
        clock.advance(Duration.ofSeconds(600));
        LedgerStore renewing = afterLooking(() -> stores.ledger().extend(held, answeredNow()));

        assertThat(janitor(renewing, FIRST).sweep()).isZero();

        assertThat(stores.ledger().find(held)).isPresent();
        assertThat(stores.cdrs().find(held.attempt())).isEmpty();
    }

    @Test
    void afterAnOutageThoseWhoKnowTheEndOfACallComeFirst() {
        AtomicBoolean away = new AtomicBoolean(true);
        ReservationJanitor janitor = janitor(
                new FaultyLedgerStore(stores.ledger(), new Faults() {
                    @Override
                    public boolean strikesBefore() {
                        return away.get();
                    }

                    @Override
                    public boolean strikesAfter() {
                        return false;
                    }
                }),
                FIRST);
        hold(FIRST);
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(janitor::sweep).isInstanceOf(LedgerUnavailable.class);
        away.set(false);

        clock.advance(Duration.ofMillis(29_999));
        assertThat(janitor.sweep()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(janitor.sweep()).isOne();
    }

    @Test
    void restartedNodeEndsItsOwnCallsAndNoOthers() {
        ReservationId own = hold(FIRST);
        ReservationId others = hold(OTHER);
        ReservationId recent = hold(SECOND);

        assertThat(janitor(stores.ledger(), SECOND).recover()).isOne();

        assertThat(stores.cdrs().find(own.attempt()).orElseThrow().release().cause())
                .isEqualTo("NODE_RESTARTED");
        assertThat(stores.ledger().find(others)).isPresent();
        assertThat(stores.ledger().find(recent)).isPresent();
    }

    @Test
    void hundredsOfCallsAreRecovered() {
        for (int count = 0; count < 450; count++) {
            hold(FIRST);
        }

        assertThat(janitor(stores.ledger(), SECOND).recover()).isEqualTo(450);
        assertThat(stores.ledger().balance(account).orElseThrow().linesInUse()).isZero();
    }

    private ReservationJanitor janitor(LedgerStore ledger, NodeId node) {
        return new ReservationJanitor(ledger, clock, node);
    }

    private ReservationId hold(NodeId node) {
        ReserveCommand command = reserve(attempt(account), node, centPerSecond());
        stores.ledger().reserve(command);
        return command.id();
    }

    private Extension answeredNow() {
        return new Extension(
                new TalkProgress(clock.instant(), 0),
                Samples.SLICE,
                Samples.GRACE,
                clock.instant(),
                LimitSource.UNLIMITED);
    }

    /** The ledger, where something happens right after the janitor has looked for leases that ended. */
    private LedgerStore afterLooking(Runnable happening) {
        return (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(stores.ledger(), arguments);
                        if (method.getName().equals("leaseEnded")) {
                            happening.run();
                        }
                        return answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
