package org.ringfence.billing.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerOpeningTest {

    private final List<String> done = new ArrayList<>();
    private boolean away;
    private final LedgerOpening opening = new LedgerOpening(() -> work("prepare"));

    private void work(String what) {
        if (away) {
            throw new LedgerUnavailable("away", null);
        }
        done.add(what);
    }

    @Test
    void whatWaitsIsDoneInOrderAfterThePreparation() {
        opening.whenOpen(() -> work("users"));
        opening.whenOpen(() -> work("bindings"));
        assertThat(opening.isOpen()).isFalse();

        opening.attempt();
        opening.attempt();

        assertThat(done).containsExactly("prepare", "users", "bindings");
        assertThat(opening.isOpen()).isTrue();
    }

    @Test
    void whatComesLaterIsDoneAtOnce() {
        opening.attempt();

        opening.whenOpen(() -> work("late"));

        assertThat(done).containsExactly("prepare", "late");
        assertThat(opening.isOpen()).isTrue();
    }

    @Test
    void nothingIsOpenWhileTheLedgerIsAway() {
        away = true;
        opening.whenOpen(() -> work("users"));
        assertThatThrownBy(opening::attempt).isInstanceOf(LedgerUnavailable.class);
        assertThat(opening.isOpen()).isFalse();

        away = false;
        opening.attempt();

        assertThat(done).containsExactly("prepare", "users");
    }

    @Test
    void whatFailsBetweenIsDoneAgainAndNothingElseTwice() {
        opening.attempt();
        away = true;
        opening.whenOpen(() -> work("bindings"));
        assertThat(opening.isOpen()).isFalse();

        away = false;
        opening.attempt();

        assertThat(done).containsExactly("prepare", "bindings");
        assertThat(opening.isOpen()).isTrue();
    }
}
