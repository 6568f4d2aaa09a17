package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.Confidence;

/** How every store keeps the blacklist of numbers. */
public interface BlockedNumberStoreContract {

    BlockedNumberStore blacklist();

    @Test
    default void entryIsReadAsItWasWrittenAndReplacedAndRemoved() {
        BlockedNumber first = new BlockedNumber(
                "99988877", Confidence.NOT_SURE, "für alle", Samples.NOON, Samples.NOON.plusSeconds(5));
        blacklist().put(first);
        assertThat(blacklist().list().beginningWith("99988877", 5)).containsExactly(first);

        BlockedNumber second = new BlockedNumber("99988877", Confidence.ALWAYS, "known", Samples.NOON, null);
        blacklist().put(second);
        assertThat(blacklist().list().beginningWith("99988877", 5)).containsExactly(second);

        assertThat(blacklist().remove("99988877")).isTrue();
        assertThat(blacklist().remove("99988877")).isFalse();
        assertThat(blacklist().list().beginningWith("99988877", 5)).isEmpty();
    }
}
