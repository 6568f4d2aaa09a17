package org.ringfence.billing.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.memory.MemoryBlockedNumberStore;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.spec.Spec;

class BlacklistTest {

    private static final Instant LISTED = Instant.parse("2026-10-23T12:00:01Z");

    private final BlockedNumberStore blacklist = new MemoryBlockedNumberStore();
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
        RuleAnswer answer = new BlacklistRule(blacklist, () -> all, accounts)
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
