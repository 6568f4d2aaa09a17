package org.ringfence.billing.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.memory.MemoryBlockedNumberStore;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.spec.Spec;

class BlacklistTest {

    private static final Instant LISTED = Instant.parse("2026-10-23T12:00:01Z");

    private final BlockedNumberStore blacklist = new MemoryBlockedNumberStore();
    private final LastRefusals refusals = new LastRefusals();
    private final DestinationStore accounts = new MemoryDestinationStore(id -> Optional.of(Samples.prepaid()));

    private String judge(String digits, @Nullable Confidence least, List<String> open) {
        Destinations all = new Destinations(
                Home.UNKNOWN,
                PrefixList.of(open, List.of()),
                Set.of(),
                Set.of(),
                PrefixList.EMPTY,
                International.ALLOW,
                PinRules.DEFAULT,
                least);
        RuleAnswer answer = new BlacklistRule(blacklist, () -> all, accounts, refusals)
                .judge(DestinationRuleTest.call(new Destination.OffNet(digits)));
        return answer instanceof RuleAnswer.Refuse refusal
                ? refusal.reason().name()
                : answer instanceof RuleAnswer.Pass ? "passed" : "not asked";
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_SURE,       PROBABLY_GOOD,  BLOCKED_DESTINATION",
        "NOT_SURE,       NOT_SURE,       BLOCKED_DESTINATION",
        "NOT_SURE,       PROBABLY_WRONG, not asked",
        "PROBABLY_WRONG, PROBABLY_WRONG, BLOCKED_DESTINATION",
        "VERY_SURE,      ALWAYS,         not asked",
        "ALWAYS,         ALWAYS,         BLOCKED_DESTINATION",
        "ALWAYS,         ,               not asked",
    })
    @Spec("E10")
    void entryCountsFromTheSurenessOnThatIsAskedFor(Confidence confidence, @Nullable Confidence least, String outcome) {
        blacklist.put(new BlockedNumber("88235", confidence, "seen there", LISTED, null));

        assertThat(judge("88235123456", least, List.of())).isEqualTo(outcome);
        assertThat(judge("88234123456", least, List.of())).isEqualTo("not asked");
    }

    @ParameterizedTest
    @CsvSource({
        "8823,   VERY_SURE, BLOCKED_DESTINATION",
        "88235,  VERY_SURE, passed",
        "882351, VERY_SURE, passed",
        "882351, ALWAYS,    BLOCKED_DESTINATION",
    })
    @Spec({"E9", "E10"})
    void openPrefixAsLongAsTheEntryOverridesItUnlessItIsForAlways(String open, Confidence confidence, String outcome) {
        blacklist.put(new BlockedNumber("88235", confidence, "seen there", LISTED, null));

        assertThat(judge("88235123456", Confidence.NOT_SURE, List.of(open))).isEqualTo(outcome);
    }

    @Test
    @Spec("E10")
    void prefixThatIsOpenToTheAccountOverridesTheEntry() {
        blacklist.put(new BlockedNumber("88235", Confidence.VERY_SURE, "seen there", LISTED, null));
        accounts.set(
                new AccountId(1),
                new AccountDestinations(null, null, false, false, Permissions.of(List.of("88235"), List.of()), null));

        assertThat(judge("88235123456", Confidence.NOT_SURE, List.of())).isEqualTo("passed");
    }

    @ParameterizedTest
    @CsvSource({
        "PROBABLY_WRONG, ,                     2026-11-23T12:00:00Z, true",
        "PROBABLY_WRONG, ,                     2026-11-23T12:00:01Z, false",
        "VERY_SURE,      ,                     2036-11-23T12:00:01Z, true",
        "VERY_SURE,      2026-12-01T00:00:00Z, 2026-11-30T23:59:59Z, true",
        "ALWAYS,         2026-12-01T00:00:00Z, 2026-12-01T00:00:00Z, false",
        "NOT_SURE,       2026-12-01T00:00:00Z, 2026-11-24T00:00:00Z, false",
    })
    @Spec("E10")
    void guessesCountForAMonthAndEverythingUntilItExpires(
            Confidence confidence, @Nullable Instant expires, Instant now, boolean counts) {
        assertThat(new BlockedNumber("88235", confidence, "seen there", LISTED, expires).countsAt(now))
                .isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({
        "PROBABLY_WRONG, 2026-11-22T12:00:00Z,                     , PROBABLY_WRONG, 2026-10-23T12:00:01Z",
        "PROBABLY_WRONG, 2026-11-22T12:00:01Z,                     , NOT_SURE,       2026-11-22T12:00:01Z",
        "PROBABLY_WRONG, 2026-11-22T12:00:01Z, 2026-10-23T12:00:01Z, PROBABLY_WRONG, 2026-11-22T12:00:01Z",
        "PROBABLY_WRONG, 2026-11-22T12:00:01Z, 2026-10-23T12:00:00Z, NOT_SURE,       2026-11-22T12:00:01Z",
        "NOT_SURE,       2027-01-01T00:00:00Z,                     , PROBABLY_GOOD,  2027-01-01T00:00:00Z",
        "VERY_SURE,      2036-11-22T12:00:01Z,                     , VERY_SURE,      2026-10-23T12:00:01Z",
    })
    @Spec("E10")
    void whatWasLearntIsReviewedBeforeItsMonthEnds(
            Confidence before, Instant now, @Nullable Instant refused, Confidence after, Instant listed) {
        BlockedNumber entry = new BlockedNumber("88235", before, "crowd", LISTED, null, true);

        assertThat(BlacklistReview.judge(entry, refused, now))
                .isEqualTo(new BlockedNumber("88235", after, "crowd", listed, null, true));
    }

    @Test
    @Spec("E10")
    void whatCanNotBeLessSureGoesAndSoDoesWhatHasExpired() {
        Instant later = LISTED.plus(Duration.ofDays(40));
        BlockedNumber weak = new BlockedNumber("88235", Confidence.PROBABLY_GOOD, "crowd", LISTED, null, true);
        BlockedNumber said = new BlockedNumber("88235", Confidence.ALWAYS, "by Eve", LISTED, later);

        assertThat(BlacklistReview.judge(weak, null, later)).isNull();
        assertThat(BlacklistReview.judge(said, later, later)).isNull();
        assertThat(BlacklistReview.judge(said, later, later.minusMillis(1))).isEqualTo(said);
    }

    @Test
    void refusalsWaitUntilTheyAreStored() {
        BlockedNumber entry = new BlockedNumber("88235", Confidence.PROBABLY_WRONG, "crowd", LISTED, null, true);
        blacklist.put(entry);
        refusals.note(entry, LISTED.plusSeconds(2));
        refusals.note(entry, LISTED.plusSeconds(1));
        BlockedNumberStore away = new MemoryBlockedNumberStore() {
            @Override
            public synchronized void noteRefusals(Map<String, Instant> last) {
                throw new LedgerUnavailable("gone", null);
            }
        };
        assertThatThrownBy(() -> refusals.flush(away)).isInstanceOf(LedgerUnavailable.class);
        List<Map<String, Instant>> stored = new ArrayList<>();
        BlockedNumberStore back = new MemoryBlockedNumberStore() {
            @Override
            public synchronized void noteRefusals(Map<String, Instant> last) {
                stored.add(last);
            }
        };

        refusals.flush(back);
        refusals.flush(back);

        assertThat(stored).containsExactly(Map.of("88235", LISTED.plusSeconds(2)));
    }

    @Test
    void longestEntryThatCountsIsFoundAndListsAreInOrder() {
        BlockedNumber wide = new BlockedNumber("882", Confidence.VERY_SURE, "all of it", LISTED, null);
        BlockedNumber narrow = new BlockedNumber("88235", Confidence.NOT_SURE, "maybe", LISTED, null);
        BlockedNumber other = new BlockedNumber("979", Confidence.ALWAYS, "dear", LISTED, null);
        BlockedNumbers list = new BlockedNumbers(List.of(other, narrow, wide));

        assertThat(list.find("88235123", Confidence.NOT_SURE, LISTED)).isEqualTo(narrow);
        assertThat(list.find("88235123", Confidence.VERY_SURE, LISTED)).isEqualTo(wide);
        assertThat(list.find("88", Confidence.NOT_SURE, LISTED)).isNull();
        assertThat(list.beginningWith("88", 10)).containsExactly(wide, narrow);
        assertThat(list.beginningWith("", 2)).containsExactly(wide, narrow);
    }

    @Test
    void entryWithoutANumberOrAReasonIsRefused() {
        assertThatThrownBy(() -> new BlockedNumber("+49", Confidence.ALWAYS, "x", LISTED, null))
                .hasMessageContaining("'+49'");
        assertThatThrownBy(() -> new BlockedNumber("49", Confidence.ALWAYS, " ", LISTED, null))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> new BlockedNumber("49", Confidence.ALWAYS, "x".repeat(201), LISTED, null))
                .hasMessageContaining("200");
    }
}
