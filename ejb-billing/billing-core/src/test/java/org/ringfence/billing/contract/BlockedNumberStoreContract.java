package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.number.BlacklistReview;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.Confidence;
import org.ringfence.spec.Spec;

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

    private @Nullable BlockedNumber found(String prefix) {
        List<BlockedNumber> found = blacklist().list().beginningWith(prefix, 5);
        return found.isEmpty() ? null : found.get(0);
    }

    @Test
    @Spec("E10")
    default void whatWasLearntIsReviewedOnceAMonthByTheCallsThatItRefused() {
        Instant listed = Samples.NOON;
        Instant later = listed.plus(Duration.ofDays(31));
        BlockedNumber proven = new BlockedNumber("9998881", Confidence.PROBABLY_WRONG, "x", listed, null, true);
        BlockedNumber unproven = new BlockedNumber("9998882", Confidence.NOT_SURE, "x", listed, null, true);
        BlockedNumber last = new BlockedNumber("9998883", Confidence.PROBABLY_GOOD, "x", listed, null, true);
        BlockedNumber said = new BlockedNumber("9998884", Confidence.PROBABLY_GOOD, "x", listed, null);
        BlockedNumber expired = new BlockedNumber("9998885", Confidence.ALWAYS, "x", listed, later);
        List.of(proven, unproven, last, said, expired).forEach(blacklist()::put);
        blacklist()
                .noteRefusals(
                        Map.of("9998881", listed.plusSeconds(9), "9998885", listed.plusSeconds(9), "9998886", later));
        blacklist().noteRefusals(Map.of("9998881", listed.minusSeconds(9)));
        assertThat(blacklist().review(listed.plus(Duration.ofDays(28)))).isEqualTo(BlacklistReview.none());

        assertThat(blacklist().review(later)).isEqualTo(new BlacklistReview(1, 1, 2));
        assertThat(blacklist().review(later)).isEqualTo(BlacklistReview.none());

        assertThat(found("9998881")).isEqualTo(listedAt(proven, Confidence.PROBABLY_WRONG, later));
        assertThat(found("9998882")).isEqualTo(listedAt(unproven, Confidence.PROBABLY_GOOD, later));
        assertThat(found("9998883")).isNull();
        assertThat(found("9998884")).isEqualTo(said);
        assertThat(found("9998885")).isNull();
        List.of("9998881", "9998882", "9998884").forEach(blacklist()::remove);
    }

    private static BlockedNumber listedAt(BlockedNumber entry, Confidence confidence, Instant at) {
        return new BlockedNumber(entry.prefix(), confidence, entry.reason(), at, entry.expiresAt(), entry.learnt());
    }

    @Test
    default void entryThatIsMadeAnewHasRefusedNothing() {
        Instant later = Samples.NOON.plus(Duration.ofDays(31));
        BlockedNumber entry = new BlockedNumber("9998887", Confidence.PROBABLY_WRONG, "x", Samples.NOON, null, true);
        blacklist().put(entry);
        blacklist().noteRefusals(Map.of("9998887", Samples.NOON.plusSeconds(9)));
        blacklist().put(entry);

        blacklist().review(later);

        assertThat(found("9998887").confidence()).isEqualTo(Confidence.NOT_SURE);
        blacklist().remove("9998887");
    }
}
