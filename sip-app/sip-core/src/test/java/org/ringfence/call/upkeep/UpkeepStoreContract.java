package org.ringfence.call.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.upkeep.UpkeepStore.Chore;
import org.ringfence.call.upkeep.UpkeepStore.Mark;
import org.ringfence.spec.Spec;

/** What every store of the states of users does. */
public interface UpkeepStoreContract {

    Instant LATER = Instant.parse("2126-11-23T08:00:00Z");

    UpkeepStore store();

    /** Makes a user of this name with an account of its own. */
    SipUser create(String name);

    private UserState state(SipUser user) {
        return store().users().stream()
                .filter(state -> state.address().equals(user.address()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Spec("D22")
    default void choreIsTakenOverOnceInItsPeriod() {
        Duration period = Duration.ofHours(1);

        assertThat(store().takeOver(Chore.AUDIT, LATER, period)).isTrue();
        assertThat(store().takeOver(Chore.AUDIT, LATER.plus(period).minusMillis(1), period))
                .isFalse();
        assertThat(store().takeOver(Chore.REVIEW, LATER, period)).isTrue();
        assertThat(store().takeOver(Chore.AUDIT, LATER.plus(period), period)).isTrue();
    }

    @Test
    @Spec({"D5", "D21"})
    default void markIsMadeOnceUnlessItIsOld() {
        SipUser user = create("marked");
        for (Mark mark : Mark.values()) {
            assertThat(store().mark(user.address(), mark, LATER, Instant.EPOCH)).isTrue();
            assertThat(store().mark(user.address(), mark, LATER, Instant.EPOCH)).isFalse();
            assertThat(store().mark(user.address(), mark, LATER, LATER)).isFalse();
            assertThat(store().mark(user.address(), mark, LATER, LATER.plusSeconds(1)))
                    .isTrue();
        }

        UserState state = state(user);
        assertThat(state.weakSince()).isEqualTo(LATER);
        assertThat(state.agedTold()).isEqualTo(LATER);
        assertThat(state.dormantTold()).isEqualTo(LATER);
        assertThat(state.account()).isEqualTo(user.account());
        assertThat(state.byPassword()).isTrue();
    }

    @Test
    @Spec("D5")
    default void newPasswordIsNeitherWeakNorOld() {
        SipUser user = create("renewed");
        store().mark(user.address(), Mark.WEAK, LATER, Instant.EPOCH);
        store().mark(user.address(), Mark.AGED, LATER, Instant.EPOCH);

        store().passwordSet(user.address(), LATER);

        assertThat(state(user).passwordSet()).isEqualTo(LATER);
        assertThat(state(user).weakSince()).isNull();
        assertThat(state(user).agedTold()).isNull();
    }

    @Test
    @Spec("D21")
    default void useAndReactivationEndDormancy() {
        SipUser user = create("used");
        SipUser other = create("unused");
        store().mark(user.address(), Mark.DORMANT, LATER, Instant.EPOCH);
        store().mark(other.address(), Mark.DORMANT, LATER, Instant.EPOCH);

        store().used(List.of(user.id()), LATER);
        assertThat(state(user).lastUsed()).isEqualTo(LATER);
        assertThat(state(user).dormantTold()).isNull();
        assertThat(state(other).dormantTold()).isEqualTo(LATER);

        store().reactivated(other.account(), LATER);
        assertThat(state(other).lastUsed()).isEqualTo(LATER);
        assertThat(state(other).dormantTold()).isNull();
    }
}
