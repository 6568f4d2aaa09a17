package org.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyBoardTest {

    private final PolicyBoard board = PolicyBoard.ofDefaults();

    private static BillingPolicy slice(long seconds) {
        BillingPolicy old = BillingPolicy.DEFAULT;
        return new BillingPolicy(
                Duration.ofSeconds(seconds),
                old.extendLead(),
                old.leaseGrace(),
                old.settlementQueue(),
                old.quotaStatus(),
                old.dailyJobsHour());
    }

    @Test
    void publishedPolicyIsInForceAtOnce() {
        board.publish(slice(30));

        assertThat(board.current(BillingPolicy.class).slice()).isEqualTo(Duration.ofSeconds(30));
        assertThat(board.current(CallPolicy.class)).isEqualTo(CallPolicy.DEFAULT);
    }

    @Test
    void listenersHearOfTheirPolicyUntilTheyAreClosed() {
        List<Duration> slices = new ArrayList<>();
        PolicySource.Listening listening = board.listen(BillingPolicy.class, policy -> slices.add(policy.slice()));
        board.publish(slice(30));
        board.publish(CallPolicy.DEFAULT);
        listening.close();
        board.publish(slice(40));

        assertThat(slices).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void valueOutOfItsBoundsIsRefusedWithASentence() {
        assertThatThrownBy(() -> slice(0)).hasMessage("slice must be between 1 and 86400 seconds, but is 0");
    }

    @Test
    void policyThatNobodyPublishedIsUnknown() {
        assertThatThrownBy(() -> new PolicyBoard().current(CallPolicy.class)).hasMessageContaining("CallPolicy");
    }
}
