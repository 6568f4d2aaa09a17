package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.GRACE;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.asking;
import static org.ringfence.billing.contract.Samples.attempt;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.charging;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.failing;
import static org.ringfence.billing.contract.Samples.open;
import static org.ringfence.billing.contract.Samples.prepaid;
import static org.ringfence.billing.contract.Samples.reserve;
import static org.ringfence.billing.contract.Samples.reserved;
import static org.ringfence.billing.contract.Samples.topUp;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.EntryId;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.LedgerStore.EndAnswer;
import org.ringfence.billing.ledger.LedgerStore.ExtendAnswer;
import org.ringfence.billing.ledger.LedgerStore.PostAnswer;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.rating.Grant;
import org.ringfence.spec.Spec;

/** What every ledger does with a call that it has taken in, and with other movements of money. */
public interface LedgerStoreContract extends ReservingContract {

    @Test
    default void reportOfTheAnswerHoldsNoMoneyAndRenewsTheLease() {
        Account account = open(accounts(), prepaid(), "20.00");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());

        ExtendAnswer answer = ledger().extend(held.id(), asking(0, 1));

        Instant answeredAt = NOON.plusSeconds(5);
        Reservation expected = held.with(
                held.grant(),
                new Reservation.Progress(
                        0,
                        answeredAt,
                        answeredAt.plusSeconds(1),
                        answeredAt.plusSeconds(60).plus(GRACE),
                        null));
        assertThat(answer).isEqualTo(new ExtendAnswer.Extended(expected));
        assertThat(ledger().find(held.id())).contains(expected);
        assertBalance(account, "20.00", "0.60", 1);
    }

    @Test
    @Spec("P8")
    default void carrierIsKeptFromTheReportOfTheAnswer() {
        Account account = open(accounts(), prepaid(), "20.00");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());
        Carrier carrier = new Carrier(new AccountId(77), "Überland");
        Talk talk = new Talk(NOON.plusSeconds(5), carrier);
        assertThat(ledger().find(held.id()).orElseThrow().talk()).isNull();

        ledger().extend(held.id(), asking(new TalkProgress(talk, 0), 1));
        assertThat(ledger().find(held.id()).orElseThrow().talk()).isEqualTo(talk);
        Talk other = new Talk(NOON.plusSeconds(6), new Carrier(new AccountId(78), "other"));
        ledger().extend(held.id(), asking(new TalkProgress(other, 1), 50));
        ledger().end(held.id(), seen -> {
            assertThat(seen.talk()).isEqualTo(talk);
            return Optional.empty();
        });
        assertThat(ledger().open(account.id())).singleElement().satisfies(open -> {
            assertThat(open.talk()).isEqualTo(talk);
            assertThat(open.progress().ordinal()).isEqualTo(1);
        });
    }

    @Test
    @Spec("P1")
    default void eachSliceIsHeldOnTopOfTheOnesBefore() {
        Account account = open(accounts(), prepaid(), "20.00");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());
        ledger().extend(held.id(), asking(0, 1));

        assertThat(granted(ledger().extend(held.id(), asking(1, 50)))).isEqualTo(new Grant(120, eur("1.20")));
        assertThat(granted(ledger().extend(held.id(), asking(2, 110)))).isEqualTo(new Grant(180, eur("1.80")));
        assertBalance(account, "20.00", "1.80", 1);
        assertThat(ledger().find(held.id()).orElseThrow().progress().leaseUntil())
                .isEqualTo(NOON.plusSeconds(185).plus(GRACE));
    }

    @Test
    @Spec("F8")
    default void lastSliceIsWhatTheMoneyCoversAndThenNoMore() {
        Account account = open(accounts(), prepaid(), "0.75");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());
        ledger().extend(held.id(), asking(0, 1));

        assertThat(granted(ledger().extend(held.id(), asking(1, 50)))).isEqualTo(new Grant(75, eur("0.75")));
        ExtendAnswer answer = ledger().extend(held.id(), asking(2, 70));

        assertThat(answer).isInstanceOf(ExtendAnswer.Exhausted.class);
        assertThat(granted(answer)).isEqualTo(new Grant(75, eur("0.75")));
        assertThat(ledger().find(held.id()).orElseThrow().progress().provenAt()).isEqualTo(NOON.plusSeconds(75));
        assertBalance(account, "0.75", "0.75", 1);
    }

    @Test
    @Spec({"F8", "P18"})
    default void callGoesOnAfterATopUpWithTheSameOrALaterAsking() {
        Account account = open(accounts(), prepaid(), "0.60");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());
        ledger().extend(held.id(), asking(0, 1));
        assertThat(ledger().extend(held.id(), asking(1, 50))).isInstanceOf(ExtendAnswer.Exhausted.class);

        ledger().post(topUp(account.id(), "0.30"), null);
        assertThat(granted(ledger().extend(held.id(), asking(1, 55)))).isEqualTo(new Grant(90, eur("0.90")));
        ledger().post(topUp(account.id(), "0.10"), null);
        assertThat(granted(ledger().extend(held.id(), asking(5, 85)))).isEqualTo(new Grant(100, eur("1.00")));
    }

    @Test
    default void repeatedAskingHoldsNothingMore() {
        Account account = open(accounts(), prepaid(), "20.00");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());
        ledger().extend(held.id(), asking(0, 1));
        ledger().extend(held.id(), asking(1, 50));
        Reservation before = ledger().find(held.id()).orElseThrow();

        assertThat(ledger().extend(held.id(), asking(1, 51))).isEqualTo(new ExtendAnswer.Extended(before));
        assertThat(ledger().extend(held.id(), asking(0, 52))).isEqualTo(new ExtendAnswer.Extended(before));
        assertBalance(account, "20.00", "1.20", 1);
    }

    @Test
    default void askingForASliceReportsTheAnswerWhenThatGotLost() {
        Account account = open(accounts(), prepaid(), "20.00");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());

        ledger().extend(held.id(), asking(1, 50));

        Reservation.Progress progress = ledger().find(held.id()).orElseThrow().progress();
        assertThat(progress.answeredAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(progress.ordinal()).isOne();
    }

    @Test
    default void nothingIsExtendedThatIsNotOpen() {
        Account account = open(accounts(), prepaid(), "20.00");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());
        ledger().end(held.id(), charging("0.30"));

        assertThat(ledger().extend(held.id(), asking(1, 50))).isEqualTo(new ExtendAnswer.NotOpen());
        assertThat(ledger().extend(unknown(), asking(0, 0))).isEqualTo(new ExtendAnswer.NotOpen());
        assertBalance(account, "19.70", "0", 0);
    }

    @Test
    default void endTakesTheChargeReleasesTheRestAndWritesRecordEntryAndEvent() {
        Account account = open(accounts(), prepaid(), "20.00");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());

        EndAnswer answer = ledger().end(held.id(), charging("0.30"));

        CallRecord expected = cdrs().find(held.attempt().id()).orElseThrow();
        assertThat(answer).isEqualTo(new EndAnswer.Ended(expected));
        assertThat(expected.billed().charge()).isEqualTo(eur("0.30"));
        assertBalance(account, "19.70", "0", 0);
        assertThat(ledger().find(held.id())).isEmpty();
        assertThat(ledger().entries(account.id(), 10))
                .extracting(LedgerEntry::kind, LedgerEntry::amount)
                .containsExactly(tuple(EntryKind.CHARGE, eur("-0.30")), tuple(EntryKind.OPENING, eur("20.00")));
        assertThat(eventsOf(account))
                .extracting(BillingEvent::attempt)
                .containsExactly(held.attempt().id());
    }

    @Test
    default void reservationEndsOnce() {
        Account account = open(accounts(), prepaid(), "20.00");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());
        ledger().end(held.id(), charging("0.30"));
        CallRecord first = cdrs().find(held.attempt().id()).orElseThrow();

        assertThat(ledger().end(held.id(), charging("0.50"))).isEqualTo(new EndAnswer.AlreadyEnded(first));
        assertThat(ledger().end(held.id(), failing())).isEqualTo(new EndAnswer.AlreadyEnded(first));
        assertBalance(account, "19.70", "0", 0);
        assertThat(ledger().entries(account.id(), 10)).hasSize(2);
        assertThat(eventsOf(account)).hasSize(1);
    }

    @Test
    default void callThatCostsNothingLeavesARecordAndNoEntry() {
        Account account = open(accounts(), prepaid(), "20.00");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());

        ledger().end(held.id(), failing());

        assertThat(cdrs().find(held.attempt().id())).isPresent();
        assertThat(ledger().entries(account.id(), 10)).hasSize(1);
        assertBalance(account, "20.00", "0", 0);
    }

    @Test
    default void endDecidesOnWhatIsHeldThenAndMayLeaveIt() {
        Account account = open(accounts(), prepaid(), "20.00");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());
        ledger().extend(held.id(), asking(1, 50));
        Reservation now = ledger().find(held.id()).orElseThrow();

        assertThat(ledger().end(held.id(), seen -> {
                    assertThat(seen).isEqualTo(now);
                    return Optional.empty();
                }))
                .isEqualTo(new EndAnswer.LeftOpen(now));
        assertThat(ledger().find(held.id())).contains(now);
        assertBalance(account, "20.00", "1.20", 1);
    }

    @Test
    default void unknownReservationCannotEnd() {
        assertThat(ledger().end(unknown(), failing())).isEqualTo(new EndAnswer.Unknown());
    }

    @Test
    default void postedMoneyMovesOnce() {
        Account account = open(accounts(), prepaid(), "1.00");
        LedgerEntry entry = topUp(account.id(), "5.00");
        BillingEvent event = new BillingEvent(
                entry.id().value(), BillingEvent.Kind.CREDIT_ADDED, account.id(), null, entry.amount(), NOON);

        AccountBalance after = new AccountBalance(eur("6.00"), eur("0"), eur("0"), 0);
        assertThat(ledger().post(entry, event)).isEqualTo(new PostAnswer.Posted(after));
        assertThat(ledger().post(entry, event)).isEqualTo(new PostAnswer.AlreadyPosted(after));
        assertThat(ledger().entries(account.id(), 1)).containsExactly(entry);
        assertThat(eventsOf(account)).containsExactly(event);
    }

    @Test
    default void idOfAnotherMovementIsNotTaken() {
        Account account = open(accounts(), prepaid(), "1.00");
        Account other = open(accounts(), prepaid(), "1.00");
        LedgerEntry entry = topUp(account.id(), "5.00");
        ledger().post(entry, null);

        assertThat(ledger().post(with(entry, account.id(), "6.00"), null)).isEqualTo(new PostAnswer.Conflicting(entry));
        assertThat(ledger().post(with(entry, other.id(), "5.00"), null)).isEqualTo(new PostAnswer.Conflicting(entry));
        assertBalance(other, "1.00", "0", 0);
    }

    @Test
    @Spec("F8")
    default void correctionCannotTakeWhatRunningCallsHold() {
        Account account = open(accounts(), prepaid().withCreditLimit(eur("0.10")), "1.00");
        reserved(ledger(), account.id(), centPerSecond());

        assertThat(ledger().post(correction(account, "-0.51"), null))
                .isEqualTo(new PostAnswer.Insufficient(eur("0.50")));
        assertThat(ledger().post(correction(account, "-0.50"), null)).isInstanceOf(PostAnswer.Posted.class);
        assertBalance(account, "0.50", "0.60", 1);
    }

    @Test
    default void moneyOfUnknownAccountsAndOtherCurrenciesIsNotPosted() {
        Account account = open(accounts(), prepaid(), "1.00");
        Money dollars = new Money(100_000, Currency.getInstance("USD"));
        LedgerEntry foreign = new LedgerEntry(
                new EntryId(UUID.randomUUID()), account.id(), EntryKind.TOP_UP, dollars, NOON, "payment 2");

        assertThat(ledger().post(foreign, null)).isEqualTo(new PostAnswer.WrongCurrency());
        assertThat(ledger().post(topUp(new AccountId(Long.MAX_VALUE), "1.00"), null))
                .isEqualTo(new PostAnswer.UnknownAccount());
        assertThat(ledger().balance(new AccountId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    default void balanceIsTheSumOfTheEntries() {
        Account account = open(accounts(), prepaid(), "20.00");
        ledger().end(reserved(ledger(), account.id(), centPerSecond()).id(), charging("0.30"));
        ledger().post(topUp(account.id(), "5.00"), null);
        ledger().post(correction(account, "-1.11111"), null);

        assertThat(ledger().sumOfEntries(account.id())).contains(eur("23.58889"));
        assertBalance(account, "23.58889", "0", 0);
    }

    @Test
    default void reservationsWhoseLeaseEndedAreFoundOldestFirst() {
        Account account = open(accounts(), prepaid(), "20.00");
        Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
        List<ReservationId> ids = List.of(
                lease(account, longAgo.plusSeconds(3)), lease(account, longAgo.plusSeconds(1)), lease(account, NOON));

        assertThat(ledger().leaseEnded(longAgo.plusSeconds(603), 10))
                .extracting(Reservation::id)
                .containsExactly(ids.get(1), ids.get(0));
        assertThat(ledger().leaseEnded(longAgo.plusSeconds(602), 10))
                .extracting(Reservation::id)
                .containsExactly(ids.get(1));
        assertThat(ledger().leaseEnded(longAgo.plusSeconds(603), 1)).hasSize(1);
        ids.forEach(id -> ledger().end(id, failing()));
    }

    @Test
    default void reservationsThatAnEarlierStartLeftBehindAreFound() {
        Account account = open(accounts(), prepaid(), "20.00");
        String node = "node-" + UUID.randomUUID();
        Reservation left = heldBy(account, new NodeId(node, 5));
        heldBy(account, new NodeId(node, 6));
        heldBy(account, new NodeId("other-" + node, 5));

        assertThat(ledger().leftBehind(new NodeId(node, 6), 10)).containsExactly(left);
        assertThat(ledger().leftBehind(new NodeId(node, 7), 1)).hasSize(1);
        assertThat(ledger().leftBehind(new NodeId(node, 5), 10)).isEmpty();
    }

    private ReservationId lease(Account account, Instant startedAt) {
        ReserveCommand command =
                reserve(attempt(new AttemptId(UUID.randomUUID()), account.id(), startedAt), CallPrice.free(EUR));
        ledger().reserve(command);
        return command.id();
    }

    private Reservation heldBy(Account account, NodeId node) {
        ReserveCommand command = reserve(attempt(account.id()), node, centPerSecond());
        ledger().reserve(command);
        return ledger().find(command.id()).orElseThrow();
    }

    private void assertBalance(Account account, String balance, String reserved, int lines) {
        AccountBalance expected =
                new AccountBalance(eur(balance), account.terms().creditLimit(), eur(reserved), lines);
        assertThat(ledger().balance(account.id())).contains(expected);
    }

    private List<BillingEvent> eventsOf(Account account) {
        return outbox().pending(100_000).stream()
                .filter(event -> event.account().equals(account.id()))
                .toList();
    }

    private static Grant granted(ExtendAnswer answer) {
        if (answer instanceof ExtendAnswer.Extended extended) {
            return extended.reservation().grant();
        }
        if (answer instanceof ExtendAnswer.Exhausted exhausted) {
            return exhausted.reservation().grant();
        }
        throw new AssertionError("Nothing granted: " + answer);
    }

    private static LedgerEntry with(LedgerEntry entry, AccountId account, String amount) {
        return new LedgerEntry(entry.id(), account, entry.kind(), eur(amount), entry.at(), entry.reference());
    }

    private static LedgerEntry correction(Account account, String amount) {
        return new LedgerEntry(
                new EntryId(UUID.randomUUID()), account.id(), EntryKind.ADJUSTMENT, eur(amount), NOON, "by hand");
    }

    private static ReservationId unknown() {
        return new ReservationId(new AttemptId(UUID.randomUUID()));
    }
}
