package org.ringfence.billing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.money.Money;
import org.ringfence.spec.Spec;

/**
 * A million calls on a virtual clock, with crashes of nodes, failures of the ledger, late and repeated messages,
 * top-ups and the janitor. The books are checked after every step, and audited at the end of each part.
 */
class MillionCallsTest {

    private static final int CALLS_PER_PART = 100_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @Spec({"F6", "F8", "P1", "P18"})
    void booksStayRightThroughAHundredThousandCalls(long seed) {
        World world = new World(seed, CALLS_PER_PART);
        world.run();

        Map<CallOutcome, Integer> outcomes = new EnumMap<>(CallOutcome.class);
        int records = 0;
        for (AccountId account : world.accounts) {
            world.check(account);
            records += audit(world, account, outcomes);
        }
        checkThatEverythingHappened(world.tally(), outcomes);
        assertThat(records).isGreaterThanOrEqualTo(world.tally().known.size());
        assertThat(world.tally().known.stream()
                        .filter(attempt -> world.stores.cdrs().find(attempt).isEmpty()))
                .isEmpty();
    }

    @Test
    void sameSeedGivesTheSameCalls() {
        assertThat(fingerprint(new World(42, 5_000)))
                .isEqualTo(fingerprint(new World(42, 5_000)))
                .isNotEqualTo(fingerprint(new World(43, 5_000)));
    }

    private static int audit(World world, AccountId account, Map<CallOutcome, Integer> outcomes) {
        AccountBalance end = world.stores.ledger().balance(account).orElseThrow();
        assertThat(end.reserved().isZero()).as("nothing stays reserved").isTrue();
        assertThat(end.linesInUse()).as("no line stays in use").isZero();
        assertThat(world.stores.ledger().sumOfEntries(account)).contains(end.balance());

        List<CallRecord> records = world.stores.cdrs().latest(account, Integer.MAX_VALUE);
        long charged = 0;
        long uncovered = 0;
        for (CallRecord each : records) {
            outcomes.merge(each.outcome(), 1, Integer::sum);
            charged += each.billed().charge().units();
            uncovered += each.billed().uncovered().units();
        }
        assertThat(charged).isEqualTo(-chargesOf(world, account).units());
        assertThat(uncovered)
                .as("calls that are cut in time leave nothing uncovered")
                .isZero();
        assertThat(records.stream().map(CallRecord::id).distinct().count()).isEqualTo(records.size());
        return records.size();
    }

    private static Money chargesOf(World world, AccountId account) {
        Money sum = Money.zero(
                world.stores.accounts().termsOf(account).orElseThrow().currency());
        return world.stores.ledger().entries(account, Integer.MAX_VALUE).stream()
                .filter(entry -> entry.kind() == EntryKind.CHARGE)
                .map(entry -> entry.amount())
                .reduce(sum, Money::plus);
    }

    private static void checkThatEverythingHappened(Tally tally, Map<CallOutcome, Integer> outcomes) {
        assertThat(outcomes).as("%s", tally).containsOnlyKeys(CallOutcome.values());
        assertThat(outcomes.get(CallOutcome.ANSWERED)).isGreaterThan(CALLS_PER_PART / 10);
        assertThat(outcomes.get(CallOutcome.INTERRUPTED)).isGreaterThan(100);
        assertThat(tally.cuts).as("cuts").isGreaterThan(100);
        assertThat(tally.extensionsAfterTopUp).as("extensions after a top-up").isGreaterThan(500);
        assertThat(tally.crashes).as("crashes").isGreaterThan(2);
        assertThat(tally.repeatsAndLateEnds).as("repeats").isGreaterThan(100);
        assertThat(tally.faults).as("faults").isGreaterThan(1_000);
    }

    private static List<List<CallRecord>> fingerprint(World world) {
        world.run();
        return world.accounts.stream()
                .map(account -> world.stores.cdrs().latest(account, Integer.MAX_VALUE))
                .toList();
    }
}
