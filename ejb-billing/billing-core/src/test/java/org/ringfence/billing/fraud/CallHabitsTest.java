package org.ringfence.billing.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.cdr.DayCalls;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.spec.Spec;

/** An account that makes ten calls on a day, of which eight are answered, all of them to Germany. */
@Spec("M5")
class CallHabitsTest {

    private static final AccountId ANNA = new AccountId(1);

    private final CallHabits habits = new CallHabits(() -> new HabitRules(10, 3, 40, 50), 100);

    private void learn(int days) {
        for (int day = 1; day <= days; day++) {
            habits.learn(new DayCalls(ANNA, day, 10, 8));
        }
        habits.learn(ANNA, "DE");
    }

    private List<Detector> today(int calls, int answered, int elsewhere) {
        List<Detector> told = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            habits.ended(ANNA, call < elsewhere ? "SO" : "DE", call < answered, 100)
                    .forEach(finding -> told.add(finding.detector()));
        }
        return told;
    }

    @ParameterizedTest
    @CsvSource({
        // calls, answered, to a new country | told; what is told early stays told, so the answered ones come first
        "30, 30, 0, ",
        "31, 31, 0, FREQUENCY",
        "9, 0, 0, ",
        "10, 4, 0, ",
        "10, 3, 0, RATIO",
        "10, 8, 5, ",
        "10, 8, 6, DIRECTION"
    })
    void dayThatIsOtherIsToldOnceForEachReason(int calls, int answered, int elsewhere, Detector told) {
        learn(5);

        assertThat(today(calls, answered, elsewhere)).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void fewDaysTellNothing() {
        learn(4);

        assertThat(today(100, 0, 100)).isEmpty();
    }

    @Test
    void whatLastsBecomesUsual() {
        learn(5);
        for (int day = 10; day < 50; day++) {
            for (int call = 0; call < 40; call++) {
                habits.ended(ANNA, "SO", true, day);
            }
        }

        assertThat(today(40, 40, 40)).isEmpty();
    }
}
