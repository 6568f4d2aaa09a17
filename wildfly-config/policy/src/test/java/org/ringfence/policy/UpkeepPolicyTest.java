package org.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.policy.UpkeepPolicy.DormantLock;
import org.ringfence.policy.UpkeepPolicy.WeakPasswords;
import org.ringfence.spec.Spec;

@Spec({"D5", "D21", "D22"})
class UpkeepPolicyTest {

    private static UpkeepPolicy policy(int... values) {
        return new UpkeepPolicy(
                values[0],
                values[1],
                WeakPasswords.NOTIFY,
                values[2],
                values[3],
                values[4],
                values[5],
                values[6],
                DormantLock.ALL);
    }

    @Test
    void valuesAtTheirBoundsAreTaken() {
        assertThatCode(() -> policy(0, 1, 1, 0, 0, 0, 0)).doesNotThrowAnyException();
        assertThatCode(() -> policy(23, 365, 365, 3_650, 365, 3_650, 365)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 24, audit-hour",
        "1, 366, audit-period-days",
        "2, 366, grace-days",
        "3, 3651, password-max-age-days",
        "4, 366, password-warn-days",
        "5, 3651, dormant-days",
        "6, 366, dormant-notice-days"
    })
    void valuesBeyondTheirBoundsAreRefused(int place, int value, String name) {
        int[] values = {1, 1, 1, 1, 1, 1, 1};
        values[place] = value;
        assertThatThrownBy(() -> policy(values)).hasMessageContaining(name);
        values[place] = place == 1 || place == 2 ? 0 : -1;
        assertThatThrownBy(() -> policy(values)).hasMessageContaining(name);
    }
}
