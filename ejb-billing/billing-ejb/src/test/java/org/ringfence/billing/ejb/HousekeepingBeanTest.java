package org.ringfence.billing.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.attempt;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.prepaid;
import static org.ringfence.billing.contract.Samples.reserve;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.contract.TickingClock;
import org.ringfence.billing.credit.ReservationJanitor;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.event.BillingNews;
import org.ringfence.billing.fraud.FraudRule;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.memory.FaultyLedgerStore;
import org.ringfence.billing.memory.MemoryBlockedNumberStore;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.number.BlacklistRule;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.Confidence;
import org.ringfence.billing.number.DestinationStore;
import org.ringfence.billing.number.Destinations;
import org.ringfence.billing.number.LastRefusals;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.spec.Spec;

class HousekeepingBeanTest {

    private static final NodeId NOW = new NodeId("node-a", 2);
    private static final NodeId BEFORE = new NodeId("node-a", 1);
    private static final NodeId OTHER = new NodeId("node-b", 1);

    private final MemoryStores stores = new MemoryStores();
    private final TickingClock clock = new TickingClock(NOON);
    private final Outage outage = new Outage();
    private final LedgerStore ledger = new FaultyLedgerStore(stores.ledger(), outage);
    private final AccountId account =
            Samples.open(stores.accounts(), prepaid(), "10.00").id();
    private final LedgerOpening opening = new LedgerOpening(() -> {
        if (outage.strikesBefore()) {
            throw new LedgerUnavailable("the database can't be used (gone): start it", null);
        }
    });
    private final LastRefusals refusals = new LastRefusals();
    private final BlockedNumberStore blacklist = new MemoryBlockedNumberStore();
    private final BillingNews news = new BillingNews();
    private final FraudRule fraud =
            FraudParts.rule(new Billing(PolicyBoard.ofDefaults(), Clock.systemUTC()), stores.accounts());
    private final HousekeepingBean housekeeping = new HousekeepingBean(
            opening,
            new ReservationJanitor(ledger, clock, NOW),
            stores.outbox(),
            new LedgerHealth(),
            this::hear,
            stores.cdrs(),
            fraud,
            news,
            refusals,
            blacklist);
    private final LogLines log = new LogLines();
    private int heard;

    @AfterEach
    void stopListening() {
        log.close();
    }

    private void hold(NodeId node) {
        ReserveCommand command = reserve(attempt(account), node, centPerSecond());
        stores.ledger().reserve(command);
    }

    @Test
    void ledgerThatCanNotBeOpenedIsToldOnceAndOpenedWhenItCan() {
        outage.begin();
        housekeeping.start();
        housekeeping.tidy();
        assertThat(opening.isOpen()).isFalse();
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("RFBIL0006", "the database can't be used (gone): start it. It is tried again");

        outage.end();
        housekeeping.tidy();

        assertThat(opening.isOpen()).isTrue();
        assertThat(log.lines()).hasSize(2).last().asString().contains("RFBIL0004");
    }

    private void hear() {
        if (outage.strikesBefore()) {
            throw new LedgerUnavailable("the database is gone", null);
        }
        heard++;
    }

    @Test
    @Spec("D4")
    void otherNodesAreHeardOnceTheDatabaseIsOpenAndAgainAfterAnOutage() {
        housekeeping.hear();
        assertThat(heard).isZero();
        housekeeping.start();
        housekeeping.hear();
        outage.begin();
        housekeeping.hear();
        outage.end();
        housekeeping.hear();

        assertThat(heard).isEqualTo(2);
    }

    @Test
    void outageIsToldOnceAndItsEndToo() {
        housekeeping.start();
        outage.begin();
        housekeeping.tidy();
        clock.advance(Duration.ofMinutes(2));
        housekeeping.tidy();
        assertThat(log.lines()).singleElement().asString().contains("RFBIL0003");

        outage.end();
        clock.advance(Duration.ofMinutes(2));
        housekeeping.tidy();
        housekeeping.tidy();

        assertThat(log.lines()).hasSize(2).last().asString().contains("RFBIL0004");
    }

    @Test
    void callsOfTheProcessThatDiedAreSettledAtTheStart() {
        hold(BEFORE);
        hold(BEFORE);
        hold(OTHER);

        housekeeping.start();
        housekeeping.tidy();

        assertThat(log.lines())
                .filteredOn(line -> line.contains("RFBIL0001"))
                .singleElement()
                .asString()
                .contains("2 calls");
        assertThat(stores.ledger().balance(account).orElseThrow().linesInUse()).isOne();
    }

    @Test
    void callsOfOtherNodesAreSettledWhenTheirLeasesEnd() {
        hold(OTHER);
        housekeeping.start();
        assertThat(log.lines()).isEmpty();

        clock.advance(Duration.ofHours(1));
        housekeeping.tidy();

        assertThat(log.lines()).anyMatch(line -> line.contains("RFBIL0002"));
        assertThat(stores.ledger().balance(account).orElseThrow().linesInUse()).isZero();
    }

    @Test
    void eventsAreToldOnceEach() {
        hold(BEFORE);
        housekeeping.start();
        housekeeping.tidy();

        assertThat(log.lines())
                .filteredOn(line -> line.contains("CALL_INTERRUPTED"))
                .hasSize(1);
        assertThat(stores.outbox().pending(10)).isEmpty();
    }

    @Test
    @Spec({"F23", "P19"})
    void eventsAreToldOnceTheyAreWritten() {
        List<BillingEvent> told = new ArrayList<>();
        news.subscribe(told::add);
        LedgerEntry topUp = Samples.topUp(account, "1.00");
        BillingEvent event = new BillingEvent(
                topUp.id().value(), BillingEvent.Kind.CREDIT_ADDED, account, null, topUp.amount(), NOON);
        ledger.post(topUp, event);

        housekeeping.tidy();
        housekeeping.tidy();

        assertThat(told).containsExactly(event);
    }

    @Test
    @Spec("E10")
    void refusalsOfTheBlacklistAreStoredOnceTheDatabaseIsOpen() {
        blacklist.put(new BlockedNumber("4930", Confidence.PROBABLY_WRONG, "FAN_IN", NOON, null, true));
        DestinationStore destinations = new MemoryDestinationStore(id -> Optional.of(prepaid()));
        new BlacklistRule(blacklist, () -> Destinations.DEFAULT, destinations, refusals)
                .judge(new CallFacts(attempt(account), prepaid(), null, NOON.plusSeconds(1)));
        housekeeping.noteRefusals();
        assertThat(blacklist.review(NOON.plus(Duration.ofDays(30))).weakened()).isOne();
        blacklist.put(new BlockedNumber("4930", Confidence.PROBABLY_WRONG, "FAN_IN", NOON, null, true));

        housekeeping.start();
        housekeeping.noteRefusals();

        assertThat(blacklist.review(NOON.plus(Duration.ofDays(30))).confirmed()).isOne();
    }
}
