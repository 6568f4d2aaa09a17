package org.ringfence.billing.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountType;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.contract.TickingClock;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.spec.Spec;

@Spec("F27")
class CarrierTalkTest {

    private final MemoryStores stores = new MemoryStores();
    private final TickingClock clock = new TickingClock(NOON);
    private final AccountId trunk = Samples.open(stores.accounts(), prepaid().withType(AccountType.TRUNK), "0.00")
            .id();
    private final CarrierTalk talk = new CarrierTalk(
            new LimitBook(stores.accounts(), stores.limits(), () -> LimitRules.NONE),
            stores.limits(),
            stores.ledger(),
            clock);

    private void limit(@Nullable Long day, @Nullable Long month) {
        stores.limits().set(trunk, null, new LimitSet(null, null, null, null, null, null, day, month, null, null));
    }

    private boolean fullAfter(long seconds) {
        talk.talked(trunk, Duration.ofSeconds(seconds));
        talk.round(List.of(trunk));
        return talk.isFull(trunk);
    }

    @Test
    void trunkIsFullWhenItHasCarriedWhatItMayWithinItsDay() {
        limit(100L, null);
        assertThat(fullAfter(99)).isFalse();
        assertThat(fullAfter(1)).isTrue();
        clock.advance(Duration.ofDays(1));

        assertThat(fullAfter(0)).isFalse();
    }

    @Test
    void monthIsCountedOverItsDaysAndAPartOfASecondIsOne() {
        limit(null, 100L);
        assertThat(fullAfter(60)).isFalse();
        clock.advance(Duration.ofDays(1));
        assertThat(fullAfter(39)).isFalse();
        talk.talked(trunk, Duration.ofMillis(1));
        assertThat(talk.isFull(trunk)).isFalse();
        assertThat(fullAfter(0)).isTrue();
        limit(null, 101L);

        assertThat(fullAfter(0)).isFalse();
    }

    @Test
    void trunkWithoutALimitIsCountedAndNeverFull() {
        assertThat(fullAfter(1_000_000)).isFalse();
        assertThat(stores.ledger().usage(trunk).orElseThrow().monthTalk()).isEqualTo(1_000_000);
    }
}
