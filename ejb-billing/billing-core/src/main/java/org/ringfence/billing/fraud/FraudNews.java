package org.ringfence.billing.fraud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.ringfence.billing.account.AccountId;

/** Passes findings on to whoever wants to hear them on this node, and knows which are told already. */
public final class FraudNews implements FraudListener {

    private static final Duration SILENCE = Duration.ofHours(1);

    /** When there are more, all are forgotten and told again. */
    private static final int MOST = 10_000;

    private record Reason(
            AccountId account, Finding.Detector detector, Finding.Severity severity, String about, boolean stopped) {}

    private final InstantSource clock;
    private final Map<Reason, Instant> told = new ConcurrentHashMap<>();
    private final List<Consumer<FraudAlert>> listeners = new CopyOnWriteArrayList<>();

    public FraudNews(InstantSource clock) {
        this.clock = clock;
    }

    /** Adds a listener, who must not wait; closing what is returned removes it. */
    public Subscription subscribe(Consumer<FraudAlert> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void found(AccountId account, Finding finding, boolean stopped) {
        Reason reason = new Reason(account, finding.detector(), finding.severity(), finding.about(), stopped);
        FraudAlert alert = new FraudAlert(account, finding, stopped, isFirst(reason));
        listeners.forEach(listener -> listener.accept(alert));
    }

    private boolean isFirst(Reason reason) {
        Instant now = clock.instant();
        if (told.size() > MOST) {
            told.clear();
        }
        boolean[] first = {false};
        told.compute(reason, (same, before) -> {
            first[0] = before == null || !now.isBefore(before.plus(SILENCE));
            return first[0] ? now : before;
        });
        return first[0];
    }

    /** A listener that was added. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        /** Removes the listener; without effect when it is removed already. */
        @Override
        void close();
    }
}
