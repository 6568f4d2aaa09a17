package org.ringfence.gate.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.gate.Scene;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.spec.Spec;

class BanSharingTest {

    private static final int MOST_WAITING = 50;
    private static final BanKey KEY = BanKey.parse("192.0.2.9");

    private final Scene world = new Scene();
    private final InstantSource clock = () -> Instant.ofEpochMilli(world.now());
    private final Node a = new Node(MemoryBanStore.first(clock));
    private final Node b = new Node(a.store.joined());

    /** A node that takes its turns when the test says so; its book has the world's time. */
    private final class Node implements SharingReport {

        final Scene scene = new Scene();
        final BanBook book = scene.perimeter.bans();
        final List<String> told = new ArrayList<>();
        final MemoryBanStore store;
        final BanSharing sharing;

        Node(MemoryBanStore store) {
            this.store = store;
            sharing = new BanSharing(book, store, clock, this, MOST_WAITING);
            sharing.connect();
        }

        Ban ban(BanKey key) {
            Evidence evidence = Evidence.none(scene.now());
            return book.ban(key, new Accusation(BanCause.FLOOD, "flood", 1, evidence, false, null))
                    .orElseThrow();
        }

        boolean isBanned() {
            return book.find(KEY).isPresent();
        }

        void takeTurns(int turns) {
            for (int i = 0; i < turns; i++) {
                sharing.turn();
            }
        }

        @Override
        public void behind(int waiting) {
            told.add("behind " + waiting);
        }

        @Override
        public void broken(RuntimeException reason) {
            told.add("broken");
        }

        @Override
        public void restored() {
            told.add("restored");
        }
    }

    private void pass(long millis) {
        world.pass(millis);
        a.scene.pass(millis);
        b.scene.pass(millis);
    }

    @Test
    @Spec("P13")
    void bansAndUnbansOfOneNodeHoldOnTheOther() {
        Ban made = a.ban(KEY);
        a.takeTurns(1);
        assertThat(b.book.find(KEY)).contains(made);

        b.book.unban(KEY);
        b.takeTurns(1);
        assertThat(a.isBanned()).isFalse();
        assertThat(a.ban(KEY).strike()).isEqualTo(1);
        a.takeTurns(1);
        assertThat(b.isBanned()).isTrue();
    }

    @Test
    void pardonsOfOneNodeHoldOnTheOther() {
        a.book.pardon(KEY, world.now() + 60_000);
        a.takeTurns(1);

        assertThat(b.book.ban(KEY, new Accusation(BanCause.FLOOD, "flood", 1, Evidence.none(0), false, null)))
                .isEmpty();
    }

    @Test
    @Spec("Q10")
    void unbanIsConfirmedByTheNodesThatHaveItAndByNobodyBeforeTheyHave() throws InterruptedException {
        a.ban(KEY);
        a.takeTurns(1);
        a.book.unban(KEY);
        assertThat(a.sharing.confirmed(Duration.ZERO)).isEmpty();

        a.takeTurns(1);
        assertThat(b.isBanned()).isFalse();
        assertThat(a.sharing.confirmed(Duration.ZERO)).containsExactly("node 0", "node 1");

        b.store.split();
        a.ban(KEY);
        a.takeTurns(1);
        assertThat(a.sharing.confirmed(Duration.ZERO)).containsExactly("node 0");

        a.store.breakDown(true);
        a.book.unban(KEY);
        a.takeTurns(1);
        assertThat(a.sharing.confirmed(Duration.ZERO)).isEmpty();
    }

    @Test
    @Spec("P13")
    void nodeThatJoinsLearnsAllBans() {
        a.ban(KEY);
        a.ban(BanKey.parse("agent:scanner"));
        a.takeTurns(2);
        Node late = new Node(a.store.joined());

        assertThat(late.book.size()).isEqualTo(2);
    }

    @Test
    @Spec("P13")
    void nodeThatComesBackWithAnOldMemoryDoesNotUndoAnUnban() {
        a.ban(KEY);
        a.takeTurns(1);
        b.store.split();
        a.book.unban(KEY);
        a.takeTurns(1);
        assertThat(b.isBanned()).isTrue();

        b.store.merge();
        b.takeTurns(2);
        a.takeTurns(2);
        assertThat(b.isBanned()).isFalse();
        assertThat(a.isBanned()).isFalse();
    }

    @Test
    @Spec("P13")
    void bansAndUnbansOfBothSidesOfASplitHoldAfterIt() {
        BanKey onceBanned = BanKey.parse("192.0.2.8");
        BanKey later = BanKey.parse("192.0.2.7");
        a.ban(onceBanned);
        a.takeTurns(1);
        b.store.split();
        pass(1_000);
        b.book.unban(onceBanned);
        b.ban(KEY);
        a.ban(later);
        b.takeTurns(2);
        a.takeTurns(2);
        assertThat(a.isBanned()).isFalse();

        b.store.merge();
        b.takeTurns(2);
        a.takeTurns(2);
        for (Node node : List.of(a, b)) {
            assertThat(node.book.list(any -> true, 10)).extracting(Ban::key).containsExactlyInAnyOrder(KEY, later);
        }
    }

    @Test
    void unbanByANodeWhoseClockIsLateHoldsAllTheSame() {
        a.scene.pass(5_000);
        a.ban(KEY);
        a.takeTurns(1);
        b.book.unban(KEY);
        b.takeTurns(1);
        assertThat(a.isBanned()).isFalse();

        b.ban(KEY);
        b.takeTurns(1);
        assertThat(a.isBanned()).isTrue();
    }

    @Test
    void banThatIsTakenBackBeforeItWasSharedNeverComesBack() {
        a.ban(KEY);
        a.book.unban(KEY);
        a.takeTurns(2);

        assertThat(a.isBanned()).isFalse();
        assertThat(b.isBanned()).isFalse();
    }

    @Test
    void storeThatBreaksIsToldOnceAndMadeGoodWhenItWorksAgain() {
        a.store.breakDown(true);
        a.ban(KEY);
        a.takeTurns(5);
        assertThat(a.isBanned()).isTrue();
        assertThat(a.told).containsExactly("broken");

        a.store.breakDown(false);
        a.takeTurns(2);
        assertThat(b.isBanned()).isTrue();
        assertThat(a.told).containsExactly("broken", "restored");
    }

    @Test
    void moreBansThanMayWaitAreToldOnceAndSharedLater() {
        int all = MOST_WAITING * 20;
        for (int i = 0; i < all; i++) {
            a.ban(BanKey.parse("10.0." + i / 250 + "." + i % 250));
        }
        assertThat(a.told).containsExactly("behind " + MOST_WAITING);

        a.takeTurns(3);
        assertThat(b.book.size()).isEqualTo(all);
        assertThat(a.told).containsExactly("behind " + MOST_WAITING, "restored");
    }

    @Test
    void bansThatAreOverAreForgottenByAll() {
        a.ban(KEY);
        a.takeTurns(1);
        b.book.unban(KEY);
        b.takeTurns(1);
        pass(Duration.ofDays(2).toMillis());
        a.sharing.regrouped();
        a.takeTurns(1);

        assertThat(a.store.all()).isEmpty();
        assertThat(new Node(a.store.joined()).book.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nodesAgreeAfterAnyChangesAndSplits(long seed) {
        Random chance = new Random(seed);
        boolean split = false;
        for (int step = 0; step < 3_000; step++) {
            Node node = chance.nextBoolean() ? a : b;
            BanKey key = BanKey.parse("192.0.2." + chance.nextInt(5));
            pass(1 + chance.nextInt(1_000));
            switch (chance.nextInt(8)) {
                case 0, 1 -> node.ban(key);
                case 2 -> node.book.unban(key);
                case 3 -> node.store.breakDown(chance.nextInt(4) == 0);
                case 4 -> split = splitOrMerge(split);
                default -> node.takeTurns(1);
            }
        }
        a.store.breakDown(false);
        b.store.breakDown(false);
        b.store.merge();
        for (int i = 0; i < 5; i++) {
            a.takeTurns(1);
            b.takeTurns(1);
        }

        assertThat(a.book.list(any -> true, 10))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(b.book.list(any -> true, 10));
    }

    private boolean splitOrMerge(boolean split) {
        if (split) {
            b.store.merge();
        } else {
            b.store.split();
        }
        return !split;
    }

    @Test
    void sharesInAThreadOfItsOwnAndWhatWaitsAtTheEndToo() {
        Scene scene = new Scene();
        MemoryBanStore store = MemoryBanStore.first(clock);
        BanSharing sharing = new BanSharing(scene.perimeter.bans(), store, clock, a, MOST_WAITING);
        sharing.start(task -> new Thread(task, "sharing"));
        Evidence evidence = Evidence.none(scene.now());
        scene.perimeter.bans().ban(KEY, new Accusation(BanCause.FLOOD, "flood", 1, evidence, false, null));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(store.all()).hasSize(1));

        scene.perimeter.bans().unban(KEY);
        sharing.close();
        assertThat(store.all()).singleElement().isInstanceOf(BanChange.TakenBack.class);
    }
}
