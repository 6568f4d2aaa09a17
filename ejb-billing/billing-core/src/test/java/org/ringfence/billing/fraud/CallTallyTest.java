package org.ringfence.billing.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.fraud.CallTally.Result;
import org.ringfence.spec.Spec;

@Spec("E11")
class CallTallyTest {

    private static StatisticsRules rules(int answered, int talk, int mostShort, int failed, int numbers) {
        return new StatisticsRules(
                true,
                true,
                Duration.ofMinutes(15),
                10,
                answered,
                Duration.ofSeconds(talk),
                Duration.ofSeconds(5),
                mostShort,
                failed,
                numbers,
                Duration.ofHours(1));
    }

    /** Ten calls of ten seconds each, some of them not answered, failed or short; and limits that just hold or just don't. */
    @ParameterizedTest
    @CsvSource({
        // unanswered, failed, short | least answered, least talk, most short, most failed, most numbers | fault
        "0, 0, 0,    100, 10, 0, 0, 10,   ",
        "5, 0, 0,    50, 0, 100, 100, 0,  ",
        "5, 0, 0,    51, 0, 100, 100, 0,  percent of calls answered",
        "0, 5, 0,    0, 0, 100, 50, 0,    ",
        "0, 5, 0,    0, 0, 100, 49, 0,    percent of calls failed",
        "0, 0, 5,    0, 0, 50, 100, 0,    ",
        "0, 0, 5,    0, 0, 49, 100, 0,    percent of short calls",
        "0, 0, 0,    0, 11, 100, 100, 0,  seconds of an average call",
        "0, 0, 0,    0, 0, 100, 100, 9,   different numbers",
    })
    void limitHoldsExactlyAndIsPassedByOneMore(
            int unanswered,
            int failed,
            int tooShort,
            int leastAnswered,
            int leastTalk,
            int mostShort,
            int mostFailed,
            int mostNumbers,
            String fault) {
        CallTally tally = new CallTally();
        for (int i = 0; i < 10; i++) {
            Result result =
                    i < unanswered ? Result.UNANSWERED : i < unanswered + failed ? Result.FAILED : Result.ANSWERED;
            tally.count(1, "49" + i, result, i < tooShort ? 4 : 10, 5);
        }

        CallTally.Fault found = tally.judge(rules(leastAnswered, leastTalk, mostShort, mostFailed, mostNumbers));
        assertThat(found == null ? null : found.what()).isEqualTo(fault);
    }

    @Test
    void nobodyIsJudgedByFewCallsAndOldOnesAreForgotten() {
        CallTally tally = new CallTally();
        StatisticsRules strict = rules(100, 0, 100, 100, 0);
        for (int i = 0; i < 9; i++) {
            tally.count(1, "49", Result.UNANSWERED, 0, 5);
        }
        assertThat(tally.judge(strict)).isNull();
        tally.count(2, "49", Result.ANSWERED, 10, 5);
        assertThat(tally.judge(strict)).isNotNull();
        tally.count(4, "49", Result.ANSWERED, 10, 5);

        assertThat(tally.judge(strict)).isNull();
    }
}
