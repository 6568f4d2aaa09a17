package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.ZONE;
import static org.ringfence.billing.contract.Samples.attempt;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountType;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.EndDecision;
import org.ringfence.billing.ledger.Extension;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.LedgerStore.ExtendAnswer;
import org.ringfence.billing.ledger.LedgerStore.ReserveAnswer;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rating.WeeklyHours;
import org.ringfence.billing.spending.AgreedLimits;
import org.ringfence.billing.spending.CallDate;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitProfile;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.billing.spending.LimitStore.RemoveAnswer;
import org.ringfence.billing.spending.LimitStore.SetAnswer;
import org.ringfence.billing.spending.LimitsNow;
import org.ringfence.billing.spending.Usage;
import org.ringfence.spec.Spec;

/** What days and months may cost is held while a call is admitted, while it goes on, and when it is over. */
public interface SpendLimitContract extends BillingStores {

    private static LimitSet day(String amount) {
        return new LimitSet(eur(amount).units(), null, null, null, null, null, null, null, null, null);
    }

    private static LimitSet month(String amount, String step, String end) {
        long units = eur(amount).units();
        return new LimitSet(null, units, eur(step).units(), eur(end).units(), null, null, null, null, null, null);
    }

    private static LimitSet dynamic(String least) {
        return new LimitSet(null, null, null, null, eur(least).units(), null, null, null, null, null);
    }

    private static LimitSet talk(long day, long month) {
        return new LimitSet(null, null, null, null, null, null, day, month, null, null);
    }

    private LimitsNow now(Account account, Instant now) {
        return new LimitBook(accounts(), limits(), () -> LimitRules.NONE).limitsOf(account.id(), now);
    }

    private Account rich(LimitSet own) {
        Account account = Samples.open(accounts(), prepaid(), "1000.00");
        assertThat(limits().set(account.id(), null, own)).isEqualTo(SetAnswer.SET);
        return account;
    }

    private ReserveAnswer call(Account account, Instant at) {
        CallAttempt attempt = attempt(new AttemptId(UUID.randomUUID()), account.id(), at);
        return ledger().reserve(new ReserveCommand(
                attempt,
                Samples.NODE,
                Samples.priced(centPerSecond()),
                Samples.SLICE,
                at.plusSeconds(600),
                at,
                now(account, at)));
    }

    private Reservation granted(Account account, Instant at) {
        return ((ReserveAnswer.Reserved) call(account, at)).reservation();
    }

    private RefusalReason refused(Account account, Instant at) {
        ReserveAnswer answer = call(account, at);
        return answer instanceof ReserveAnswer.LimitReached reached
                ? reached.limit().reason()
                : ((ReserveAnswer.TalkLimitReached) answer).reason();
    }

    private ExtendAnswer more(Account account, Reservation held, int ordinal, Instant at) {
        return ledger().extend(
                        held.id(),
                        new Extension(
                                new TalkProgress(at.minusSeconds(30), ordinal),
                                Samples.SLICE,
                                Samples.GRACE,
                                at,
                                (id, when) -> now(account, when)));
    }

    private void over(Account account, Reservation held, String charge, long talk, Instant at) {
        EndDecision decision = Samples.charging(charge, talk, at, now(account, at));
        assertThat(ledger().end(held.id(), decision)).isInstanceOf(LedgerStore.EndAnswer.Ended.class);
    }

    @Test
    @Spec({"F14", "F15", "F16"})
    default void dayGrantsNoMoreThanItsLimitTogether() {
        Account account = rich(day("1.00"));

        Reservation first = granted(account, NOON);
        Reservation second = granted(account, NOON);

        assertThat(first.amount()).isEqualTo(eur("0.60"));
        assertThat(second.amount()).isEqualTo(eur("0.40"));
        assertThat(refused(account, NOON)).isEqualTo(RefusalReason.DAY_LIMIT);
        assertThat(more(account, first, 1, NOON.plusSeconds(50))).isInstanceOf(ExtendAnswer.Exhausted.class);

        over(account, first, "0.10", 10, NOON.plusSeconds(50));
        ExtendAnswer extended = more(account, second, 1, NOON.plusSeconds(50));
        assertThat(((ExtendAnswer.Extended) extended).reservation().amount()).isEqualTo(eur("0.90"));
    }

    @Test
    @Spec({"F14", "F15", "F16"})
    default void dayThatHasSpentItsLimitExactlyIsOverAndTheNextOneIsNot() {
        Account account = rich(day("0.60"));
        over(account, granted(account, NOON), "0.60", 60, NOON.plusSeconds(60));

        assertThat(refused(account, NOON.plusSeconds(70))).isEqualTo(RefusalReason.DAY_LIMIT);
        Instant lastSecond = Instant.parse("2026-11-23T22:59:59Z");
        assertThat(refused(account, lastSecond)).isEqualTo(RefusalReason.DAY_LIMIT);
        assertThat(granted(account, lastSecond.plusSeconds(1)).amount()).isEqualTo(eur("0.60"));
    }

    @Test
    @Spec("F14")
    default void callOverMidnightCountsOnTheDayOfItsEnd() {
        Account account = rich(day("0.60"));
        Instant midnight = Instant.parse("2026-11-23T23:00:00Z");
        Reservation held = granted(account, midnight.minusSeconds(30));
        assertThat(refused(account, midnight.plusSeconds(1))).isEqualTo(RefusalReason.DAY_LIMIT);

        over(account, held, "0.45", 45, midnight.plusSeconds(15));

        Usage usage = ledger().usage(account.id()).orElseThrow();
        assertThat(usage.date()).isEqualTo(CallDate.of(midnight, ZONE));
        assertThat(usage.daySpent()).isEqualTo(eur("0.45"));
        assertThat(usage.dayTalk()).isEqualTo(45);
        assertThat(granted(account, midnight.plusSeconds(20)).amount()).isEqualTo(eur("0.15"));
    }

    @ParameterizedTest
    @CsvSource({"10, 70", "30, 210"})
    @Spec({"F17", "F21"})
    default void dynamicLimitBlocksOnceTheMultipleOfTheDearestDayIsReached(String dearest, String limit) {
        Account account = rich(dynamic("10"));
        Instant yesterday = NOON.minus(Duration.ofDays(1));
        over(account, granted(account, yesterday), dearest, 60, yesterday.plusSeconds(60));
        Money rest = eur(limit).minus(eur("0.60"));
        over(account, granted(account, NOON), rest.format(), 60, NOON.plusSeconds(60));

        over(account, granted(account, NOON.plusSeconds(70)), "0.60", 60, NOON.plusSeconds(130));

        assertThat(ledger().usage(account.id()).orElseThrow().daySpent()).isEqualTo(eur(limit));
        assertThat(refused(account, NOON.plusSeconds(140))).isEqualTo(RefusalReason.DYNAMIC_DAY_LIMIT);
        assertThat(call(account, NOON.plus(Duration.ofDays(1)))).isInstanceOf(ReserveAnswer.Reserved.class);
    }

    @Test
    @Spec({"F10", "F11", "F12"})
    default void monthGrowsOnceItIsOverWhoeverClosesIt() {
        Account account = rich(month("0.60", "0.30", "1.00"));
        over(account, granted(account, NOON), "0.60", 60, NOON.plusSeconds(60));
        assertThat(refused(account, NOON.plusSeconds(70))).isEqualTo(RefusalReason.MONTH_LIMIT);

        Instant december = Instant.parse("2026-11-30T23:00:00Z");
        assertThat(refused(account, december.minusSeconds(1))).isEqualTo(RefusalReason.MONTH_LIMIT);
        Reservation first = granted(account, december);
        close(account, december);
        close(account, december);

        assertThat(ledger().usage(account.id()).orElseThrow().growth()).isEqualTo(eur("0.30"));
        assertThat(granted(account, december).amount()).isEqualTo(eur("0.30"));
        assertThat(refused(account, december)).isEqualTo(RefusalReason.MONTH_LIMIT);
        over(account, first, "0.60", 60, december.plusSeconds(60));

        Instant january = Instant.parse("2026-12-31T23:00:00Z");
        close(account, january);
        assertThat(ledger().usage(account.id()).orElseThrow().growth()).isEqualTo(eur("0.40"));
    }

    private void close(Account account, Instant at) {
        int month = CallDate.of(at, ZONE).month();
        limits().closeMonths(
                        month,
                        1_000_000,
                        id -> id.equals(account.id()) ? now(account, at) : LimitsNow.unlimited(at, ZONE));
    }

    @Test
    @Spec("F27")
    default void talkThatOwnCallsDidNotMakeCountsOnItsDay() {
        Account account = rich(talk(60, 100));
        limits().addTalk(account.id(), 40, now(account, NOON));
        limits().addTalk(account.id(), 20, now(account, NOON));
        assertThat(ledger().usage(account.id()).orElseThrow().dayTalk()).isEqualTo(60);
        limits().addTalk(account.id(), 5, now(account, NOON.plus(Duration.ofDays(1))));

        assertThat(ledger().usage(account.id()).orElseThrow().dayTalk()).isEqualTo(5);
        assertThat(ledger().usage(account.id()).orElseThrow().monthTalk()).isEqualTo(65);
    }

    @Test
    @Spec({"F25", "F26", "F28"})
    default void speechIsLimitedWhereCallsBeginAndRunningOnesGoOn() {
        Account account = rich(talk(60, 100));
        Reservation running = granted(account, NOON);
        over(account, granted(account, NOON), "0.59", 59, NOON.plusSeconds(59));
        over(account, granted(account, NOON.plusSeconds(60)), "0.01", 1, NOON.plusSeconds(61));

        assertThat(refused(account, NOON.plusSeconds(70))).isEqualTo(RefusalReason.DAY_TALK_LIMIT);
        assertThat(more(account, running, 1, NOON.plusSeconds(70))).isInstanceOf(ExtendAnswer.Extended.class);
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        over(account, running, "0.40", 40, tomorrow);
        assertThat(refused(account, tomorrow.plusSeconds(1))).isEqualTo(RefusalReason.MONTH_TALK_LIMIT);
    }

    @Test
    @Spec({"F7", "X15"})
    default void otherLinesCountInOffPeakHours() {
        Account account = Samples.open(accounts(), prepaid(), "1000.00");
        limits().set(account.id(), null, new LimitSet(null, null, null, null, null, null, null, null, 2, null));
        WeeklyHours evenings = WeeklyHours.parse("Mon-Sun 18:00-06:00");
        LimitRules rules = new LimitRules(LimitSet.NONE, LimitSet.NONE, 0, true, true, evenings);
        LimitBook book = new LimitBook(accounts(), limits(), () -> rules);
        Instant evening = Instant.parse("2026-11-23T17:00:00Z");
        assertThat(book.limitsOf(account.id(), evening.minusSeconds(1)).limits().lines())
                .isNull();

        for (int line = 0; line < 2; line++) {
            assertThat(ledger().reserve(command(account, evening, book))).isInstanceOf(ReserveAnswer.Reserved.class);
        }
        assertThat(ledger().reserve(command(account, evening, book))).isEqualTo(new ReserveAnswer.NoLine(2, 2));
        assertThat(ledger().reserve(command(account, NOON, book))).isInstanceOf(ReserveAnswer.Reserved.class);
    }

    private static ReserveCommand command(Account account, Instant at, LimitBook book) {
        return new ReserveCommand(
                attempt(account.id()),
                Samples.NODE,
                Samples.priced(centPerSecond()),
                Samples.SLICE,
                at.plusSeconds(600),
                at,
                book.limitsOf(account.id(), at));
    }

    @Test
    @Spec("F13")
    default void ownLimitsGoBeforeTheProfileAndThatBeforeTheType() {
        String name = "profile-" + UUID.randomUUID();
        limits().keep(new LimitProfile(name, new LimitSet(2L, 20L, null, null, null, null, null, null, null, null)));
        Account account = Samples.open(accounts(), prepaid(), "1000.00");
        LimitSet own = new LimitSet(1L, null, null, null, null, null, null, null, null, null);
        LimitSet ofType = new LimitSet(3L, 30L, null, null, 300L, null, null, null, null, null);
        LimitRules rules = new LimitRules(ofType, LimitSet.NONE, 0, true, true, WeeklyHours.NEVER);
        LimitBook book = new LimitBook(accounts(), limits(), () -> rules);
        assertThat(limits().set(account.id(), name, own)).isEqualTo(SetAnswer.SET);

        assertThat(limits().of(account.id()))
                .isEqualTo(new AgreedLimits(limits().profile(name).orElseThrow(), own));
        assertThat(book.limitsOf(account.id(), NOON).limits().day()).isEqualTo(new Money(1, EUR));
        assertThat(book.limitsOf(account.id(), NOON).limits().month()).isEqualTo(new Money(20, EUR));
        assertThat(book.limitsOf(account.id(), NOON).limits().dynamicDay().least())
                .isEqualTo(new Money(300, EUR));

        limits().keep(new LimitProfile(name, new LimitSet(2L, 0L, null, null, null, null, null, null, null, null)));
        assertThat(book.limitsOf(account.id(), NOON).limits().month()).isNull();
        assertThat(limits().remove(name)).isEqualTo(RemoveAnswer.IN_USE);
        limits().set(account.id(), null, LimitSet.NONE);
        assertThat(book.limitsOf(account.id(), NOON).limits().day()).isEqualTo(new Money(3, EUR));
        assertThat(limits().remove(name)).isEqualTo(RemoveAnswer.REMOVED);
        assertThat(limits().remove(name)).isEqualTo(RemoveAnswer.UNKNOWN);
        assertThat(limits().set(account.id(), name, own)).isEqualTo(SetAnswer.UNKNOWN_PROFILE);
        assertThat(limits().set(new AccountId(999_999_999), null, own)).isEqualTo(SetAnswer.UNKNOWN_ACCOUNT);
    }

    @Test
    @Spec({"F9", "F14", "F15", "F29", "X1"})
    default void whatHoldsForAllDependsOnTheTypeAndOnWhatIsSwitchedOn() {
        LimitSet endUsers = new LimitSet(1L, 10L, null, null, null, null, 60L, null, null, null);
        LimitSet senders = new LimitSet(2L, 20L, null, null, null, null, null, null, null, null);
        Account user = Samples.open(accounts(), prepaid(), "1");
        Account sender = Samples.open(accounts(), prepaid().withType(AccountType.TRAFFIC_SENDER), "1");
        Account trunk = Samples.open(accounts(), prepaid().withType(AccountType.TRUNK), "1");
        Account postpaid = Samples.open(accounts(), prepaid().withCreditLimit(eur("5")), "1");
        LimitBook on = new LimitBook(
                accounts(), limits(), () -> new LimitRules(endUsers, senders, 0, true, true, WeeklyHours.NEVER));
        LimitBook off = new LimitBook(
                accounts(), limits(), () -> new LimitRules(endUsers, senders, 0, false, false, WeeklyHours.NEVER));

        assertThat(on.limitsOf(user.id(), NOON).limits().day()).isEqualTo(new Money(1, EUR));
        assertThat(on.limitsOf(sender.id(), NOON).limits().day()).isEqualTo(new Money(2, EUR));
        assertThat(on.limitsOf(trunk.id(), NOON).none()).isTrue();
        assertThat(on.limitsOf(postpaid.id(), NOON).limits().month()).isEqualTo(new Money(10, EUR));
        assertThat(off.limitsOf(postpaid.id(), NOON).limits().month()).isNull();
        assertThat(off.limitsOf(user.id(), NOON).limits().month()).isEqualTo(new Money(10, EUR));
        assertThat(on.limitsOf(user.id(), NOON).limits().dayTalk()).isEqualTo(60);
        assertThat(off.limitsOf(user.id(), NOON).limits().dayTalk()).isNull();
    }

    @Test
    @Spec("F23")
    default void reachedLimitIsToldOnceADay() {
        Account account = rich(day("0.60"));
        over(account, granted(account, NOON), "0.60", 60, NOON.plusSeconds(60));
        refused(account, NOON.plusSeconds(70));
        refused(account, NOON.plusSeconds(80));
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        over(account, granted(account, tomorrow), "0.60", 60, tomorrow.plusSeconds(60));
        refused(account, tomorrow.plusSeconds(70));

        assertThat(events(account, BillingEvent.Kind.LIMIT_REACHED))
                .extracting(BillingEvent::amount)
                .containsExactly(eur("0.60"), eur("0.60"));
    }

    @Test
    @Spec("P19")
    default void ownerIsWarnedEachTimeThatTheBalanceFallsBelowWhatIsLow() {
        Account account = Samples.open(accounts(), prepaid(), "10.00");
        limits().set(
                        account.id(),
                        null,
                        new LimitSet(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                eur("9.50").units()));
        over(account, granted(account, NOON), "0.50", 50, NOON.plusSeconds(50));
        assertThat(events(account, BillingEvent.Kind.LOW_BALANCE)).isEmpty();

        over(account, granted(account, NOON), "0.01", 1, NOON.plusSeconds(60));
        over(account, granted(account, NOON), "0.01", 1, NOON.plusSeconds(70));
        assertThat(events(account, BillingEvent.Kind.LOW_BALANCE))
                .extracting(BillingEvent::amount)
                .containsExactly(eur("9.49"));

        ledger().post(Samples.topUp(account.id(), "0.02"), null);
        over(account, granted(account, NOON), "0.05", 5, NOON.plusSeconds(80));
        assertThat(events(account, BillingEvent.Kind.LOW_BALANCE)).hasSize(2);
    }

    private List<BillingEvent> events(Account account, BillingEvent.Kind kind) {
        return outbox().pending(100_000).stream()
                .filter(event -> event.account().equals(account.id()) && event.kind() == kind)
                .toList();
    }
}
