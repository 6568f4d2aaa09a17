package org.ringfence.call.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.spec.Spec;

class ReplayPropertyTest {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private record Use(String nonce, long count) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_261_123})
    @Spec({"D8", "P2"})
    void noCountOfANonceIsEverTakenTwiceNorAfterItsTime(long seed) {
        Random random = new Random(seed);
        StillClock clock = new StillClock();
        Nonces nonces = new Nonces(new byte[Nonces.KEY_BYTES], 1, clock, random);
        ReplayWindow window = new ReplayWindow(64);
        List<String> minted = new ArrayList<>();
        List<Long> mintedAt = new ArrayList<>();
        Set<Use> taken = new HashSet<>();
        for (int step = 0; step < 20_000; step++) {
            if (minted.isEmpty() || random.nextInt(4) == 0) {
                minted.add(nonces.mint("192.0.2.1", 5060, null));
                mintedAt.add(clock.millis());
            }
            int recent = Math.min(minted.size(), 200);
            int index = minted.size() - 1 - random.nextInt(recent);
            long count = 1 + random.nextInt(80);
            Nonces.Genuine nonce = nonces.open(minted.get(index), "192.0.2.1", null, LIFETIME);
            boolean old = clock.millis() - mintedAt.get(index) >= LIFETIME.toMillis();
            assertThat(nonce == null).as("seed %d, step %d", seed, step).isEqualTo(old);
            if (nonce != null && window.take(nonce, count, 32)) {
                assertThat(taken.add(new Use(minted.get(index), count)))
                        .as("seed %d, step %d", seed, step)
                        .isTrue();
            }
            assertThat(window.size()).isLessThanOrEqualTo(64 + 8);
            clock.advance(Duration.ofMillis(random.nextInt(1_000)));
        }
        assertThat(taken).isNotEmpty();
    }

    @Test
    void noncesDifferEvenWithinOneMillisecond() {
        Nonces nonces = new Nonces(new byte[Nonces.KEY_BYTES], 1, new StillClock(), new Random(7));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(nonces.mint("192.0.2.1", 5060, null))).isTrue();
        }
    }

    @Test
    @Spec("D8")
    void manyThreadsTakeACountOnce() throws Exception {
        Nonces nonces = new Nonces(new byte[Nonces.KEY_BYTES], 1, new StillClock(), new Random(7));
        ReplayWindow window = new ReplayWindow(1024);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 200; round++) {
                Nonces.Genuine nonce = nonces.open(nonces.mint("a", 5060, null), "a", null, LIFETIME);
                AtomicInteger winners = new AtomicInteger();
                List<Future<?>> tries = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    tries.add(threads.submit(() -> {
                        if (window.take(nonce, 1, 32)) {
                            winners.incrementAndGet();
                        }
                    }));
                }
                for (Future<?> attempt : tries) {
                    attempt.get();
                }
                assertThat(winners).hasValue(1);
            }
        } finally {
            threads.shutdown();
        }
    }
}
