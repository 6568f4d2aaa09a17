package org.ringfence.billing.replay;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.number.NumberFacts;
import org.ringfence.billing.replay.ReplayReport.AccountEffect;
import org.ringfence.billing.replay.ReplayReport.Effect;

/**
 * Runs calls of the past through a proposal (SPEC Q8). They are to come account by account, and those of an account in the
 * order of their starts; whatever their number, no more than the calls that run at the same time is kept.
 */
public final class Replay implements Consumer<PastCall> {

    private static final int CALLS_BETWEEN_WORDS = 100_000;

    private final Proposal proposal;
    private final FraudMark mark;
    private final LongFunction<ZoneId> zones;
    private final BiFunction<AccountId, String, NumberFacts> numbers;
    private final Consumer<Change> changes;
    private final LongConsumer progress;
    private final Count good = new Count();
    private final Count fraud = new Count();
    private final List<AccountEffect> affected = new ArrayList<>();
    private @Nullable Running running;

    /** Counts calls of one kind. */
    private static final class Count {
        private long calls;
        private long charge;
        private long refused;
        private long cut;
        private long saved;

        void add(PastCall call, @Nullable Change change) {
            calls++;
            charge += call.charge();
            if (change != null) {
                refused += change.isRefusal() ? 1 : 0;
                cut += change.isRefusal() ? 0 : 1;
                saved += change.saved();
            }
        }

        Effect effect() {
            return new Effect(calls, charge, refused, cut, saved);
        }
    }

    /** The account whose calls come now. */
    private static final class Running {
        private final long account;
        private final AccountReplay replay;
        private final Count good = new Count();
        private final Count fraud = new Count();
        private @Nullable Instant firstFraud;
        private @Nullable Instant firstChange;
        private @Nullable Instant firstFraudStopped;

        Running(long account, AccountReplay replay) {
            this.account = account;
            this.replay = replay;
        }

        void note(PastCall call, @Nullable Change change, boolean isFraud) {
            (isFraud ? fraud : good).add(call, change);
            if (isFraud && firstFraud == null) {
                firstFraud = call.startedAt();
            }
            if (change != null) {
                firstChange = firstChange == null ? change.at() : firstChange;
                firstFraudStopped = isFraud && firstFraudStopped == null ? change.at() : firstFraudStopped;
            }
        }
    }

    /**
     * Nothing has been replayed.
     *
     * @param zones tells the time zone of an account
     * @param numbers what a number is to an account
     * @param changes hears of each call that would have changed
     * @param progress hears now and then how many calls have been replayed
     */
    public Replay(
            Proposal proposal,
            FraudMark mark,
            LongFunction<ZoneId> zones,
            BiFunction<AccountId, String, NumberFacts> numbers,
            Consumer<Change> changes,
            LongConsumer progress) {
        this.numbers = numbers;
        this.proposal = proposal;
        this.mark = mark;
        this.zones = zones;
        this.changes = changes;
        this.progress = progress;
    }

    @Override
    public void accept(PastCall call) {
        Running account = running;
        if (account == null || account.account != call.account()) {
            finish();
            ZoneId zone = zones.apply(call.account());
            account = new Running(call.account(), new AccountReplay(proposal, mark, zone, numbers));
            running = account;
        }
        Change change = account.replay.judge(call);
        boolean isFraud = mark.covers(call);
        (isFraud ? fraud : good).add(call, change);
        account.note(call, change, isFraud);
        if (change != null) {
            changes.accept(change);
        }
        if ((good.calls + fraud.calls) % CALLS_BETWEEN_WORDS == 0) {
            progress.accept(good.calls + fraud.calls);
        }
    }

    private void finish() {
        Running account = running;
        if (account != null && account.firstChange != null) {
            affected.add(new AccountEffect(
                    account.account,
                    account.good.effect(),
                    account.fraud.effect(),
                    account.firstFraud,
                    account.firstChange,
                    account.firstFraudStopped));
        }
        running = null;
    }

    /**
     * What came of it.
     *
     * @param most how many accounts are told
     */
    public ReplayReport report(int most) {
        finish();
        List<AccountEffect> dearest = affected.stream()
                .sorted(Comparator.comparingLong(AccountEffect::saved)
                        .reversed()
                        .thenComparingLong(AccountEffect::account))
                .limit(most)
                .toList();
        return new ReplayReport(good.calls + fraud.calls, good.effect(), fraud.effect(), dearest);
    }
}
