package org.ringfence.billing.fraud;

import java.util.ArrayDeque;

/**
 * How many calls began within the last so many seconds; takes room for each second with calls, however many they are. Not
 * for several threads at once.
 */
final class RecentCalls {

    private static final class Second {
        private final long second;
        private int calls;

        Second(long second) {
            this.second = second;
        }
    }

    private final int seconds;
    private final ArrayDeque<Second> recent = new ArrayDeque<>();
    private int calls;

    RecentCalls(int seconds) {
        this.seconds = seconds;
    }

    void add(long second) {
        Second last = recent.peekLast();
        if (last == null || last.second != second) {
            last = new Second(second);
            recent.addLast(last);
        }
        last.calls++;
        calls++;
    }

    int until(long second) {
        while (!recent.isEmpty() && recent.getFirst().second <= second - seconds) {
            calls -= recent.removeFirst().calls;
        }
        return calls;
    }
}
