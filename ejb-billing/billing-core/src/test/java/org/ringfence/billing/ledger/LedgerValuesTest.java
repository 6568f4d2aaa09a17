package org.ringfence.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.attempt;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.perMinute;
import static org.ringfence.billing.contract.Samples.topUp;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.rating.CallPrice;

class LedgerValuesTest {

    private static final AccountId ANNA = new AccountId(1);

    @Test
    void idsOfMovementsTellThemApart() {
        assertThat(Set.of(
                        EntryId.named("top-up", ANNA, "1"),
                        EntryId.named("top-up", ANNA, "2"),
                        EntryId.named("top-up", new AccountId(2), "1"),
                        EntryId.named("adjustment", ANNA, "1"),
                        EntryId.openingOf(ANNA)))
                .hasSize(5);
        assertThat(EntryId.named("top-up", ANNA, "1")).isEqualTo(EntryId.named("top-up", ANNA, "1"));
    }

    @Test
    void entryMovesMoney() {
        assertThatThrownBy(() -> topUp(ANNA, "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LedgerEntry(
                        EntryId.openingOf(ANNA), ANNA, EntryKind.OPENING, eur("1"), NOON, "x".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endingTakesWhatItsRecordSays() {
        Billed billed = new Billed(null, "", NOON, 1, 1, eur("0.10"), eur("0"));
        CallRecord callRecord = new CallRecord(
                attempt(ANNA), CallOutcome.ANSWERED, new Release(NOON, 200, "CALLER_HUNG_UP"), billed, "node-a");

        assertThatThrownBy(() -> new CallEnding(callRecord, null, List.of(), Samples.unlimited()))
                .hasMessageContaining("0.10 EUR");
        assertThatThrownBy(() -> new CallEnding(callRecord, topUp(ANNA, "-0.11"), List.of(), Samples.unlimited()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.5S", "PT24H1S"})
    void sliceIsWholeSecondsUpToADay(Duration slice) {
        assertThatThrownBy(() -> new CreditRules(slice, Duration.ofMinutes(1), Duration.ZERO))
                .hasMessageContaining(slice.toString());
    }

    @Test
    void leasesHaveALength() {
        Duration minute = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new CreditRules(minute, Duration.ZERO, minute))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CreditRules(minute, minute, minute.negated()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CreditRules.DEFAULT.slice()).isEqualTo(minute);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 86_401})
    void blocksHaveBounds(int seconds) {
        assertThatThrownBy(() -> new CallPrice(eur("0"), perMinute("1"), seconds, 1))
                .hasMessageContaining("first");
        assertThatThrownBy(() -> new CallPrice(eur("0"), perMinute("1"), 1, seconds))
                .hasMessageContaining("following");
    }

    @Test
    void pricesAreNotNegative() {
        assertThatThrownBy(() -> new CallPrice(eur("-0.01"), perMinute("1"), 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CallPrice.free(EUR).isFree()).isTrue();
        assertThat(new CallPrice(eur("0.01"), perMinute("0"), 1, 1).isFree()).isFalse();
        assertThat(new CallPrice(eur("0"), perMinute("0.01"), 1, 1).isFree()).isFalse();
    }

    @Test
    void nodeHasAName() {
        assertThatThrownBy(() -> new NodeId("", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NodeId("n".repeat(65), 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
