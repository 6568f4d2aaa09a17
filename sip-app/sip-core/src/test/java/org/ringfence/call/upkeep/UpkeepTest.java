package org.ringfence.call.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.call.upkeep.UpkeepStore.Mark;
import org.ringfence.policy.UpkeepPolicy;
import org.ringfence.policy.UpkeepPolicy.DormantLock;
import org.ringfence.policy.UpkeepPolicy.WeakPasswords;
import org.ringfence.spec.Spec;

class UpkeepTest {

    private static final Instant START = Instant.parse("2026-11-23T02:30:00Z");
    private static final AddressOfRecord ANNA = new AddressOfRecord("anna", "one.example");

    private Instant now = START;
    private UpkeepPolicy policy = UpkeepPolicy.DEFAULT;
    private final MemoryUpkeepStore store = new MemoryUpkeepStore();
    private final SecurityEvents events = new SecurityEvents("a", () -> now, () -> 100, UUID::randomUUID, 100);
    private final List<String> done = new ArrayList<>();
    private boolean locked;
    private final Upkeep upkeep = new Upkeep(store, () -> policy, events, () -> now, new Noted());

    UpkeepTest() {
        user(1, ANNA);
    }

    private void user(long id, AddressOfRecord address) {
        store.add(
                new SipUser(
                        new SipUserId(id), address, new AccountId(1), List.of(), Set.of(SipTransport.values()), true),
                START);
    }

    private final class Noted implements Upkeep.Means {

        @Override
        public boolean replacePassword(AddressOfRecord user) {
            done.add("replace " + user);
            return true;
        }

        @Override
        public boolean lock(AccountId account, DormantLock level) {
            boolean first = !locked;
            locked = true;
            if (first) {
                done.add("lock " + level);
            }
            return first;
        }

        @Override
        public void audit() {
            done.add("audit");
        }
    }

    private static UpkeepPolicy weak(WeakPasswords weak, int grace) {
        return new UpkeepPolicy(null, 7, weak, grace, 0, 14, 0, 7, DormantLock.NO_OUTGOING);
    }

    private static UpkeepPolicy aged(int most, int warn) {
        return new UpkeepPolicy(null, 7, WeakPasswords.NOTIFY, 14, most, warn, 0, 7, DormantLock.NO_OUTGOING);
    }

    private static UpkeepPolicy dormant(int days, int notice) {
        return new UpkeepPolicy(null, 7, WeakPasswords.NOTIFY, 14, 0, 14, days, notice, DormantLock.NO_CALLS);
    }

    private static UpkeepPolicy audited(@Nullable Integer hour, int days) {
        return new UpkeepPolicy(hour, days, WeakPasswords.NOTIFY, 14, 0, 14, 0, 7, DormantLock.NO_OUTGOING);
    }

    private List<String> at(Duration later) {
        now = START.plus(later);
        upkeep.tend();
        return events.take(100).stream().map(event -> event.kind().name()).toList();
    }

    private static Duration justBefore(int days) {
        return Duration.ofDays(days).minusSeconds(1);
    }

    @Test
    @Spec({"D5", "D21", "D22"})
    void nothingHappensUnlessItIsConfigured() {
        store.mark(ANNA, Mark.WEAK, START, Instant.EPOCH);

        assertThat(at(Duration.ofDays(4_000))).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    @Spec("D5")
    void weakPasswordIsReplacedAfterItsGrace() {
        policy = weak(WeakPasswords.REPLACE, 3);
        store.mark(ANNA, Mark.WEAK, START, Instant.EPOCH);

        assertThat(at(justBefore(3))).isEmpty();
        assertThat(at(justBefore(3).plusHours(1))).containsExactly("PASSWORD_CHANGED");
        assertThat(at(Duration.ofDays(9))).isEmpty();
        assertThat(done).containsExactly("replace " + ANNA);
    }

    @Test
    @Spec("D5")
    void weakPasswordIsLeftAloneWhereItIsOnlyTold() {
        policy = weak(WeakPasswords.NOTIFY, 3);
        store.mark(ANNA, Mark.WEAK, START, Instant.EPOCH);

        at(Duration.ofDays(100));

        assertThat(done).isEmpty();
    }

    @Test
    @Spec("D5")
    void oldPasswordIsToldBeforeAndWhenItIsTooOld() {
        policy = aged(90, 10);

        assertThat(at(justBefore(80))).isEmpty();
        assertThat(at(Duration.ofDays(80).plusHours(1))).containsExactly("PASSWORD_AGED");
        assertThat(at(justBefore(90))).isEmpty();
        assertThat(at(Duration.ofDays(90).plusHours(1))).containsExactly("PASSWORD_AGED");
        assertThat(at(Duration.ofDays(900))).isEmpty();
    }

    @Test
    @Spec("D21")
    void accountThatNobodyUsesIsToldAndThenLocked() {
        policy = dormant(90, 7);

        assertThat(at(justBefore(83))).isEmpty();
        assertThat(at(Duration.ofDays(83).plusHours(1))).containsExactly("ACCOUNT_DORMANT");
        assertThat(at(Duration.ofDays(90))).isEmpty();
        assertThat(at(Duration.ofDays(90).plusHours(1))).containsExactly("ACCOUNT_LOCKED");
        assertThat(at(Duration.ofDays(91))).isEmpty();
        assertThat(done).containsExactly("lock NO_CALLS");
    }

    @Test
    @Spec("D21")
    void noticeIsGivenEvenToAnAccountThatIsOutOfUseForLong() {
        policy = dormant(90, 7);

        assertThat(at(Duration.ofDays(400))).containsExactly("ACCOUNT_DORMANT");
        assertThat(done).isEmpty();
        assertThat(at(Duration.ofDays(407))).containsExactly("ACCOUNT_LOCKED");
    }

    @Test
    @Spec("D21")
    void accountOfWhichOneUserIsUsedIsNotDormant() {
        user(2, new AddressOfRecord("bert", "one.example"));
        policy = dormant(90, 7);
        store.used(List.of(new SipUserId(2)), START.plus(Duration.ofDays(50)));

        assertThat(at(Duration.ofDays(100))).isEmpty();
    }

    @Test
    @Spec("D22")
    void auditIsMadeOnceInItsHourAndPeriod() {
        policy = audited(3, 2);

        at(Duration.ofMinutes(29));
        assertThat(done).isEmpty();
        at(Duration.ofMinutes(30));
        at(Duration.ofMinutes(31));
        at(Duration.ofMinutes(89));
        assertThat(done).containsExactly("audit");
        at(Duration.ofDays(1).plusMinutes(30));
        assertThat(done).hasSize(1);
        at(Duration.ofDays(2).plusMinutes(30));
        assertThat(done).hasSize(2);
    }

    @Test
    @Spec("D21")
    void useIsWrittenOnceADay() {
        LastUses uses = new LastUses(() -> now);
        store.mark(ANNA, Mark.DORMANT, START, Instant.EPOCH);

        uses.used(new SipUserId(1));
        uses.flush(store);
        assertThat(store.users().get(0).dormantTold()).isNull();
        now = now.plus(Duration.ofHours(1));
        uses.used(new SipUserId(1));
        uses.flush(store);
        assertThat(store.users().get(0).lastUsed()).isEqualTo(START);

        now = now.plus(Duration.ofDays(1));
        uses.sweep();
        uses.used(new SipUserId(1));
        uses.flush(store);
        assertThat(store.users().get(0).lastUsed()).isEqualTo(now);
    }
}
