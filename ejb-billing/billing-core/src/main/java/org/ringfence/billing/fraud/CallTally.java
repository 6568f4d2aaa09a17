package org.ringfence.billing.fraud;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the calls of one caller or address went within a window. Not for several threads at once. */
final class CallTally {

    /** How a call went. */
    enum Result {
        ANSWERED,
        /** Busy, declined, not picked up, or given up by the caller. */
        UNANSWERED,
        /** There is no such number, or no way to it. */
        FAILED
    }

    private static final int MOST_NUMBERS = 10_000;
    private static final int PERCENT = 100;

    private static final class Half {
        private long number;
        private int calls;
        private int answered;
        private int failed;
        private int tooShort;
        private long talk;
        private final Set<String> numbers = new HashSet<>();

        Half(long number) {
            this.number = number;
        }
    }

    private Half now = new Half(Long.MIN_VALUE);
    private @Nullable Half before;

    /**
     * Counts a call that is over.
     *
     * @param half which half of a window it ended in, counted from any beginning
     */
    void count(long half, String number, Result result, long talkSeconds, long shortSeconds) {
        turnTo(half);
        now.calls++;
        if (result == Result.ANSWERED) {
            now.answered++;
            now.talk += talkSeconds;
            now.tooShort += talkSeconds < shortSeconds ? 1 : 0;
        } else if (result == Result.FAILED) {
            now.failed++;
        }
        if (now.numbers.size() < MOST_NUMBERS) {
            now.numbers.add(number);
        }
    }

    /** What is out of order with the calls; null when nothing is, or when there are too few. */
    @Nullable
    Fault judge(StatisticsRules rules) {
        int calls = now.calls + (before == null ? 0 : before.calls);
        if (calls < rules.sample()) {
            return null;
        }
        int answered = now.answered + (before == null ? 0 : before.answered);
        int failed = now.failed + (before == null ? 0 : before.failed);
        int tooShort = now.tooShort + (before == null ? 0 : before.tooShort);
        long talk = now.talk + (before == null ? 0 : before.talk);
        int numbers = Math.max(now.numbers.size(), before == null ? 0 : before.numbers.size());
        if (answered * PERCENT < rules.leastAnswered() * calls) {
            return new Fault("percent of calls answered", answered * PERCENT / calls, rules.leastAnswered());
        }
        if (failed * PERCENT > rules.mostFailed() * calls) {
            return new Fault("percent of calls failed", failed * PERCENT / calls, rules.mostFailed());
        }
        if (answered >= rules.sample() && talk < rules.leastTalk().toSeconds() * answered) {
            return new Fault(
                    "seconds of an average call",
                    talk / answered,
                    rules.leastTalk().toSeconds());
        }
        if (answered >= rules.sample() && tooShort * PERCENT > rules.mostShort() * answered) {
            return new Fault("percent of short calls", tooShort * PERCENT / answered, rules.mostShort());
        }
        return rules.mostNumbers() > 0 && numbers > rules.mostNumbers()
                ? new Fault("different numbers", numbers, rules.mostNumbers())
                : null;
    }

    /** What is out of order. */
    record Fault(String what, long value, long limit) {}

    private void turnTo(long half) {
        if (half != now.number) {
            before = half == now.number + 1 ? now : null;
            now = new Half(half);
        }
    }
}
