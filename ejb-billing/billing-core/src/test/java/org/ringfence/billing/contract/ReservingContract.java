package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.attempt;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.failing;
import static org.ringfence.billing.contract.Samples.perMinute;
import static org.ringfence.billing.contract.Samples.prepaid;
import static org.ringfence.billing.contract.Samples.reserve;
import static org.ringfence.billing.contract.Samples.reserved;
import static org.ringfence.billing.contract.Samples.topUp;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.ledger.LedgerStore.RefuseAnswer;
import org.ringfence.billing.ledger.LedgerStore.ReserveAnswer;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.rating.Grant;
import org.ringfence.billing.spending.Limits;
import org.ringfence.billing.spending.LimitsNow;
import org.ringfence.billing.tariff.TariffVersionId;
import org.ringfence.spec.Spec;

/** How every ledger takes in a call: reserve and refuse. */
public interface ReservingContract extends BillingStores {

    @Test
    @Spec("P1")
    default void firstSliceIsHeldTogetherWithTheConnectFeeAndALine() {
        Account account = Samples.open(accounts(), prepaid(), "20.00");
        CallPrice price = new CallPrice(eur("0.10"), perMinute("0.60"), 30, 6);

        Reservation held = reserved(ledger(), account.id(), price);

        assertThat(held.grant()).isEqualTo(new Grant(60, eur("0.70")));
        assertThat(ledger().balance(account.id())).contains(new AccountBalance(eur("20.00"), eur("0"), eur("0.70"), 1));
    }

    @Test
    default void whatIsHeldIsReadAsItWasWritten() {
        Account account = Samples.open(accounts(), prepaid(), "20.00");
        CallAttempt attempt = attempt(account.id());
        PricedCall priced = new PricedCall(
                new CallPrice(eur("0.00001"), perMinute("0.01234567"), 30, 6),
                new TariffVersionId(12),
                "Deutschland, Köln");
        Instant lease = Samples.NOON.plusMillis(1_500);
        NodeId node = new NodeId("node-b", 1_790_000_000_000L);
        ReserveCommand command = new ReserveCommand(
                attempt, node, priced, Samples.SLICE, lease, attempt.startedAt(), Samples.unlimited());

        ledger().reserve(command);

        Reservation expected = command.granted(new Grant(60, eur("0.01236")));
        assertThat(ledger().find(command.id())).contains(expected);
        assertThat(ledger().open(account.id())).containsExactly(expected);
    }

    private static LimitsNow noTalkLeft() {
        Limits limits = new Limits(eur("0"), null, null, null, 0L, 0L, new LineLimit(0), null);
        return new LimitsNow(limits, Samples.unlimited().date());
    }

    /** A call of somebody in need, who has no money. */
    private static ReserveCommand inNeed(AccountId account) {
        CallAttempt model = attempt(account);
        CallAttempt attempt = new CallAttempt(
                model.id(),
                account,
                model.origin(),
                model.caller(),
                new Destination.Emergency("112"),
                model.callReference(),
                model.source(),
                model.startedAt());
        PricedCall free = new PricedCall(CallPrice.free(Samples.EUR), null, Destination.Emergency.NAME);
        Instant lease = Samples.NOON.plusSeconds(600);
        return new ReserveCommand(attempt, Samples.NODE, free, Samples.SLICE, lease, attempt.startedAt(), noTalkLeft());
    }

    @Test
    @Spec("P16")
    default void callInNeedPassesEveryLockButThatOfADisabledAccount() {
        Account account = Samples.open(accounts(), prepaid(), "0");
        accounts().lock(account.id(), LockLevel.NO_CALLS);
        ReserveCommand command = inNeed(account.id());

        assertThat(ledger().reserve(command)).isInstanceOf(ReserveAnswer.Reserved.class);
        assertThat(ledger().find(command.id()).orElseThrow().attempt().destination())
                .isEqualTo(new Destination.Emergency("112"));

        accounts().lock(account.id(), LockLevel.ALL);
        assertThat(ledger().reserve(inNeed(account.id()))).isEqualTo(new ReserveAnswer.Locked(LockLevel.ALL));
    }

    @Test
    @Spec("P16")
    default void callInNeedNeedsNoFreeLine() {
        Account account = Samples.open(accounts(), prepaid().withLines(new LineLimit(1)), "1.00");
        reserved(ledger(), account.id(), centPerSecond());

        assertThat(ledger().reserve(inNeed(account.id()))).isInstanceOf(ReserveAnswer.Reserved.class);
        assertThat(ledger().reserve(reserve(attempt(account.id()), centPerSecond())))
                .isEqualTo(new ReserveAnswer.NoLine(2, 1));
    }

    @Test
    @Spec("F8")
    default void moneyForExactlyTwentySecondsGrantsTwentySeconds() {
        Account account = Samples.open(accounts(), prepaid(), "0.20");

        Reservation held = reserved(ledger(), account.id(), centPerSecond());

        assertThat(held.grant()).isEqualTo(new Grant(20, eur("0.20")));
    }

    @Test
    @Spec("F8")
    default void partOfASliceIsGrantedInWholeBlocks() {
        Account account = Samples.open(accounts(), prepaid(), "0.459");
        CallPrice price = new CallPrice(eur("0.05"), perMinute("0.60"), 30, 6);

        Reservation held = reserved(ledger(), account.id(), price);

        assertThat(held.grant()).isEqualTo(new Grant(36, eur("0.41")));
    }

    @Test
    @Spec("F8")
    default void callIsRefusedAndRecordedWhenItsFirstBlockIsNotCovered() {
        Account account = Samples.open(accounts(), prepaid(), "0.34999");
        CallPrice price = new CallPrice(eur("0.05"), perMinute("0.60"), 30, 6);
        CallAttempt attempt = attempt(account.id());

        assertThat(ledger().reserve(reserve(attempt, price))).isEqualTo(new ReserveAnswer.Insufficient(eur("0.34999")));

        assertNothingIsHeld(account);
        assertRefused(attempt, RefusalReason.INSUFFICIENT_CREDIT);
    }

    @Test
    @Spec("F8")
    default void secondCallGetsOnlyWhatTheFirstOneLeaves() {
        Account account = Samples.open(accounts(), prepaid(), "1.00");

        assertThat(reserved(ledger(), account.id(), centPerSecond()).grant().seconds())
                .isEqualTo(60);
        assertThat(reserved(ledger(), account.id(), centPerSecond()).grant().seconds())
                .isEqualTo(40);
        assertThat(ledger().reserve(reserve(attempt(account.id()), centPerSecond())))
                .isEqualTo(new ReserveAnswer.Insufficient(eur("0")));
    }

    @Test
    @Spec("F9")
    default void creditLimitOfAPostpaidAccountCounts() {
        Account account = Samples.open(accounts(), prepaid().withCreditLimit(eur("0.15")), "0.10");

        assertThat(reserved(ledger(), account.id(), centPerSecond()).grant().seconds())
                .isEqualTo(25);
    }

    @Test
    default void freeCallNeedsALineAndNoMoney() {
        Account account = Samples.open(accounts(), prepaid(), "0");

        assertThat(reserved(ledger(), account.id(), CallPrice.free(EUR)).grant())
                .isEqualTo(new Grant(60, eur("0")));
        assertThat(ledger().balance(account.id()))
                .hasValueSatisfying(balance -> assertThat(balance.linesInUse()).isOne());
    }

    @Test
    @Spec("F6")
    default void callBeyondTheLastLineIsRefusedAndRecorded() {
        Account account = Samples.open(accounts(), prepaid().withLines(new LineLimit(2)), "20.00");
        reserved(ledger(), account.id(), centPerSecond());
        Reservation second = reserved(ledger(), account.id(), centPerSecond());
        CallAttempt third = attempt(account.id());

        assertThat(ledger().reserve(reserve(third, centPerSecond()))).isEqualTo(new ReserveAnswer.NoLine(2, 2));
        assertRefused(third, RefusalReason.NO_LINE);

        ledger().end(second.id(), failing());
        reserved(ledger(), account.id(), centPerSecond());
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, true, true",
        "NO_INTERNATIONAL, true, true",
        "NO_CHARGEABLE, true, false",
        "NO_OUTGOING, false, false",
        "NO_CALLS, false, false",
        "ALL, false, false"
    })
    default void lockDecidesWhichCallsMayBeMade(LockLevel lock, boolean free, boolean chargeable) {
        Account account = Samples.open(accounts(), prepaid(), "20.00");
        accounts().lock(account.id(), lock);

        assertThat(
                        ledger().reserve(reserve(attempt(account.id()), CallPrice.free(EUR)))
                                instanceof ReserveAnswer.Reserved)
                .isEqualTo(free);
        ReserveAnswer answer = ledger().reserve(reserve(attempt(account.id()), centPerSecond()));
        if (chargeable) {
            assertThat(answer).isInstanceOf(ReserveAnswer.Reserved.class);
        } else {
            assertThat(answer).isEqualTo(new ReserveAnswer.Locked(lock));
        }
    }

    @Test
    default void lockIsToldBeforeLineAndLineBeforeMoney() {
        Account account = Samples.open(accounts(), prepaid().withLines(new LineLimit(0)), "0");
        assertThat(ledger().reserve(reserve(attempt(account.id()), centPerSecond())))
                .isEqualTo(new ReserveAnswer.NoLine(0, 0));

        accounts().lock(account.id(), LockLevel.ALL);
        CallAttempt attempt = attempt(account.id());
        assertThat(ledger().reserve(reserve(attempt, centPerSecond())))
                .isEqualTo(new ReserveAnswer.Locked(LockLevel.ALL));
        assertRefused(attempt, RefusalReason.ACCOUNT_LOCKED);
    }

    @Test
    default void callOfAnUnknownAccountIsRefusedAndRecorded() {
        CallAttempt attempt = attempt(new AccountId(Long.MAX_VALUE));

        assertThat(ledger().reserve(reserve(attempt, centPerSecond()))).isEqualTo(new ReserveAnswer.UnknownAccount());
        assertRefused(attempt, RefusalReason.UNKNOWN_ACCOUNT);
    }

    @Test
    default void repeatedReservationHoldsNothingMore() {
        Account account = Samples.open(accounts(), prepaid().withLines(new LineLimit(1)), "0.70");
        ReserveCommand command = reserve(attempt(account.id()), centPerSecond());
        ledger().reserve(command);
        AccountBalance before = ledger().balance(account.id()).orElseThrow();

        assertThat(ledger().reserve(command))
                .isEqualTo(new ReserveAnswer.AlreadyReserved(
                        ledger().find(command.id()).orElseThrow()));
        assertThat(ledger().balance(account.id())).contains(before);
    }

    @Test
    default void repeatOfARefusedCallIsToldItsRecordEvenWhenMoneyHasCome() {
        Account account = Samples.open(accounts(), prepaid(), "0");
        ReserveCommand command = reserve(attempt(account.id()), centPerSecond());
        ledger().reserve(command);
        ledger().post(topUp(account.id(), "20.00"), null);

        assertThat(ledger().reserve(command))
                .isEqualTo(new ReserveAnswer.AlreadyRecorded(
                        cdrs().find(command.attempt().id()).orElseThrow()));
        assertNothingIsHeld(account);
    }

    @Test
    default void repeatOfAnEndedCallIsToldItsRecord() {
        Account account = Samples.open(accounts(), prepaid(), "20.00");
        ReserveCommand command = reserve(attempt(account.id()), centPerSecond());
        ledger().reserve(command);
        ledger().end(command.id(), failing());

        assertThat(ledger().reserve(command)).isInstanceOf(ReserveAnswer.AlreadyRecorded.class);
        assertNothingIsHeld(account);
    }

    @Test
    default void callRefusedElsewhereIsRecordedOnce() {
        Account account = Samples.open(accounts(), prepaid(), "20.00");
        ReserveCommand command = reserve(attempt(account.id()), centPerSecond());
        CallRecord refusal = command.refused(RefusalReason.NO_RATE);

        assertThat(ledger().refuse(refusal)).isEqualTo(new RefuseAnswer.Recorded());
        assertThat(ledger().refuse(command.refused(RefusalReason.NO_ROUTE)))
                .isEqualTo(new RefuseAnswer.AlreadyRecorded(refusal));
        assertThat(ledger().reserve(command)).isEqualTo(new ReserveAnswer.AlreadyRecorded(refusal));
        assertThat(cdrs().find(refusal.id())).contains(refusal);
    }

    @Test
    default void callThatHoldsMoneyIsNotRecordedAsRefused() {
        Account account = Samples.open(accounts(), prepaid(), "20.00");
        ReserveCommand command = reserve(attempt(account.id()), centPerSecond());
        ledger().reserve(command);

        assertThat(ledger().refuse(command.refused(RefusalReason.NO_RATE)))
                .isInstanceOf(RefuseAnswer.AlreadyReserved.class);
        assertThat(cdrs().find(command.attempt().id())).isEmpty();
    }

    private void assertNothingIsHeld(Account account) {
        assertThat(ledger().balance(account.id())).hasValueSatisfying(balance -> {
            assertThat(balance.reserved()).isEqualTo(eur("0"));
            assertThat(balance.linesInUse()).isZero();
        });
        assertThat(ledger().open(account.id())).isEmpty();
    }

    private void assertRefused(CallAttempt attempt, RefusalReason reason) {
        assertThat(cdrs().find(attempt.id())).hasValueSatisfying(refusal -> {
            assertThat(refusal.outcome()).isEqualTo(CallOutcome.REFUSED);
            assertThat(refusal.release().cause()).isEqualTo(reason.name());
            assertThat(refusal.attempt()).isEqualTo(attempt);
        });
        assertThat(ledger().find(new ReservationId(attempt.id()))).isEmpty();
    }
}
