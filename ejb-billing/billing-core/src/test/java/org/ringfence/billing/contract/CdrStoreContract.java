package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.attempt;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.open;
import static org.ringfence.billing.contract.Samples.prepaid;
import static org.ringfence.billing.contract.Samples.reserved;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.Carriage;
import org.ringfence.billing.cdr.DayCalls;
import org.ringfence.billing.cdr.RangeSpend;
import org.ringfence.billing.ledger.CallEnding;
import org.ringfence.billing.ledger.EntryId;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.tariff.TariffVersionId;
import org.ringfence.spec.Spec;

/** What every store of call detail records does; the records come from the ledger on the same books. */
public interface CdrStoreContract extends BillingStores {

    @Test
    default void recordIsReadAsTheLedgerWroteIt() {
        Account account = open(accounts(), prepaid(), "20.00");
        Reservation held = reserved(ledger(), account.id(), centPerSecond());
        Billed billed = new Billed(
                new TariffVersionId(77),
                "Deutschland, Köln",
                NOON.plusMillis(1_250),
                61,
                66,
                12,
                eur("0.5"),
                eur("0.00001"));
        CallRecord expected = new CallRecord(
                held.attempt(),
                CallOutcome.INTERRUPTED,
                new Release(NOON.plusMillis(62_250), 699, "LEASE_ENDED"),
                billed,
                "node-a");
        LedgerEntry entry = new LedgerEntry(
                EntryId.chargeOf(held.attempt().id()), account.id(), EntryKind.CHARGE, eur("-0.5"), NOON, "x");

        ledger().end(held.id(), seen -> Optional.of(new CallEnding(expected, entry, List.of(), Samples.unlimited())));

        assertThat(cdrs().find(held.attempt().id())).contains(expected);
    }

    @Test
    @Spec("P8")
    default void recordSaysWhoCarriedTheTalkAndWhatThatCosts() {
        Carrier carrier = new Carrier(new AccountId(4_711), "Überland");
        Money dollars = Money.parse("0.00001", Currency.getInstance("USD")).orElseThrow();
        List<Carriage> carriages = List.of(
                new Carriage(carrier, new TariffVersionId(9), eur("0.12345")),
                new Carriage(carrier, null, dollars),
                Carriage.unpriced(carrier));
        for (Carriage carriage : carriages) {
            Account account = open(accounts(), prepaid(), "20.00");
            Reservation held = reserved(ledger(), account.id(), centPerSecond());
            CallRecord expected = new CallRecord(
                    held.attempt(),
                    CallOutcome.ANSWERED,
                    new Release(NOON.plusSeconds(61), 200, "CALLER_HUNG_UP"),
                    new Billed(null, "Somewhere", NOON, 61, 61, eur("0"), eur("0")),
                    "node-a",
                    carriage);

            ledger().end(
                            held.id(),
                            seen -> Optional.of(new CallEnding(expected, null, List.of(), Samples.unlimited())));

            assertThat(cdrs().find(held.attempt().id())).contains(expected);
            assertThat(cdrs().latest(account.id(), 1)).containsExactly(expected);
        }
    }

    @Test
    default void whatCallsCostIsSummedByRangeAndDay() {
        Account account = open(accounts(), prepaid(), "20.00");
        Instant at = NOON.plusSeconds(62);
        for (int i = 0; i < 2; i++) {
            Reservation held = reserved(ledger(), account.id(), centPerSecond());
            Billed billed = new Billed(null, "Somewhere", NOON, 61, 61, eur("0.61"), eur("0"));
            CallRecord record = new CallRecord(
                    held.attempt(), CallOutcome.ANSWERED, new Release(at, 200, "CALLER_HUNG_UP"), billed, "node-a");
            LedgerEntry entry = new LedgerEntry(
                    EntryId.chargeOf(held.attempt().id()), account.id(), EntryKind.CHARGE, eur("-0.61"), at, "x");
            ledger().end(held.id(), seen -> Optional.of(new CallEnding(record, entry, List.of(), Samples.unlimited())));
        }
        String number = Samples.attempt(account.id()).destination().text();
        RangeSpend expected = new RangeSpend(
                account.id(), "Somewhere", RangeSpend.rangeOf(number), at.getEpochSecond() / 86_400, 122_000);

        assertThat(spendOf(account.id(), at)).containsExactly(expected);
        assertThat(spendOf(account.id(), at.plusMillis(1))).isEmpty();
        ledger().refuse(refusal(Samples.attempt(account.id()), at));
        Reservation busy = reserved(ledger(), account.id(), centPerSecond());
        CallRecord failed = new CallRecord(
                busy.attempt(),
                CallOutcome.FAILED,
                new Release(at, 486, "REFUSED_BY_CALLEE"),
                Billed.nothing(null, "", eur("0").currency()),
                "node-a");
        ledger().end(busy.id(), seen -> Optional.of(new CallEnding(failed, null, List.of(), Samples.unlimited())));
        List<DayCalls> days = new ArrayList<>();
        cdrs().days(at, days::add);
        assertThat(days)
                .filteredOn(day -> day.account().equals(account.id()))
                .containsExactly(new DayCalls(account.id(), at.getEpochSecond() / 86_400, 3, 2));
    }

    private List<RangeSpend> spendOf(AccountId account, Instant since) {
        List<RangeSpend> all = new ArrayList<>();
        cdrs().spend(since, all::add);
        return all.stream().filter(spend -> spend.account().equals(account)).toList();
    }

    @Test
    default void recordOfARefusalHasNoTalk() {
        Account account = open(accounts(), prepaid(), "20.00");
        CallAttempt attempt = new CallAttempt(
                new AttemptId(UUID.randomUUID()),
                account.id(),
                CallOrigin.TRUNK,
                "Ünï@cödé.example",
                new Destination.OnNet("bert@two.example"),
                "reference " + UUID.randomUUID(),
                "tls:[2001:db8::1]:5061",
                NOON);
        CallRecord refusal = refusal(attempt, NOON.plusMillis(3));

        ledger().refuse(refusal);

        assertThat(cdrs().find(attempt.id())).contains(refusal);
        assertThat(cdrs().findByCallReference(attempt.callReference())).containsExactly(refusal);
    }

    @Test
    default void attemptsOfOneCallReferenceAreFoundOldestFirst() {
        Account account = open(accounts(), prepaid(), "20.00");
        String reference = "reference " + UUID.randomUUID();
        List<CallRecord> refusals = List.of(
                refused(account.id(), reference, NOON.plusSeconds(2)),
                refused(account.id(), reference, NOON.plusSeconds(1)));
        refused(account.id(), reference + "x", NOON);

        assertThat(cdrs().findByCallReference(reference)).containsExactly(refusals.get(1), refusals.get(0));
        assertThat(cdrs().findByCallReference("no " + reference)).isEmpty();
    }

    @Test
    default void latestRecordsOfAnAccountComeNewestFirst() {
        Account account = open(accounts(), prepaid(), "20.00");
        Account other = open(accounts(), prepaid(), "20.00");
        CallRecord first = refused(account.id(), "a", NOON);
        refused(other.id(), "b", NOON.plusSeconds(1));
        CallRecord third = refused(account.id(), "c", NOON.plusSeconds(3));
        CallRecord second = refused(account.id(), "d", NOON.plusSeconds(2));

        assertThat(cdrs().latest(account.id(), 2)).containsExactly(third, second);
        assertThat(cdrs().latest(account.id(), 10)).containsExactly(third, second, first);
        assertThat(cdrs().latest(new AccountId(Long.MAX_VALUE - 1), 10)).isEmpty();
    }

    @Test
    @Spec("P9")
    default void recordsOfASpanComeInTheOrderOfTheirEndsWithoutThoseAtItsEnd() {
        Account account = open(accounts(), prepaid(), "20.00");
        Instant from = NOON.plus(Duration.ofDays(1_000));
        CallRecord second = refused(account.id(), "a", from.plusSeconds(1));
        CallRecord first = refused(account.id(), "b", from);
        refused(account.id(), "c", from.plusSeconds(2));
        refused(account.id(), "d", from.minusNanos(1_000));
        List<CallRecord> found = new ArrayList<>();

        cdrs().each(from, from.plusSeconds(2), found::add);

        assertThat(found)
                .filteredOn(record -> record.attempt().account().equals(account.id()))
                .containsExactly(first, second);
    }

    @Test
    default void unknownAttemptHasNoRecord() {
        assertThat(cdrs().find(new AttemptId(UUID.randomUUID()))).isEmpty();
    }

    private CallRecord refused(AccountId account, String reference, Instant startedAt) {
        CallAttempt sample = attempt(account);
        CallRecord refusal = refusal(
                new CallAttempt(
                        sample.id(),
                        account,
                        sample.origin(),
                        sample.caller(),
                        sample.destination(),
                        reference,
                        sample.source(),
                        startedAt),
                startedAt);
        ledger().refuse(refusal);
        return refusal;
    }

    private static CallRecord refusal(CallAttempt attempt, Instant at) {
        return new CallRecord(
                attempt, CallOutcome.REFUSED, new Release(at, 0, "NO_RATE"), Billed.nothing(null, "", EUR), "node-a");
    }
}
