package org.ringfence.sip.container;

import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts incoming connections, in all and per address, and closes those that are idle or stuck. */
final class Connections implements AutoCloseable {

    private static final long SWEEP_MILLIS = 250;

    private final ConnectionLimits limits;
    private final LongSupplier elapsedNanos;
    private final Set<Stay> open = ConcurrentHashMap.newKeySet();
    private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "sip-connections"));

    /** A connection that can be asked and closed. */
    interface Watched {

        /** Whether it is in a handshake or in a message that has begun. */
        boolean isWithinMessage();

        /** Closes it. */
        void shut();
    }

    /**
     * Counts nothing yet.
     *
     * @param elapsedNanos a time that only goes forward, like {@code System::nanoTime}
     */
    Connections(ConnectionLimits limits, LongSupplier elapsedNanos) {
        this.limits = limits;
        this.elapsedNanos = elapsedNanos;
    }

    void start() {
        sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A place for a connection from this address; null if there is none left. */
    @Nullable
    Stay admit(InetAddress address) {
        if (count.incrementAndGet() > limits.maximum()) {
            count.decrementAndGet();
            return null;
        }
        if (perAddress.merge(address, 1, Integer::sum) > limits.maximumPerAddress()) {
            leave(address);
            return null;
        }
        Stay stay = new Stay(address);
        open.add(stay);
        return stay;
    }

    int count() {
        return count.get();
    }

    private void leave(InetAddress address) {
        count.decrementAndGet();
        perAddress.computeIfPresent(address, (key, before) -> before == 1 ? null : before - 1);
    }

    void sweep() {
        long now = elapsedNanos.getAsLong();
        for (Stay stay : open) {
            if (stay.isOverdue(now)) {
                stay.shut();
            }
        }
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
        open.forEach(Stay::shut);
    }

    /** The time that one connection is open. */
    final class Stay {

        private final InetAddress address;
        private volatile @Nullable Watched watched;
        private volatile long lastByte = elapsedNanos.getAsLong();
        private volatile long messageBegan = lastByte;
        private volatile boolean withinMessage;
        private volatile @Nullable Runnable farewell;

        Stay(InetAddress address) {
            this.address = address;
        }

        void whenReleased(Runnable action) {
            farewell = action;
        }

        void watch(Watched connection) {
            watched = connection;
            withinMessage = connection.isWithinMessage();
        }

        /** Bytes came and have been looked at. */
        void heard(Watched connection, boolean messageEnded) {
            lastByte = elapsedNanos.getAsLong();
            boolean within = connection.isWithinMessage();
            if (within && (!withinMessage || messageEnded)) {
                messageBegan = lastByte;
            }
            withinMessage = within;
        }

        private boolean isOverdue(long now) {
            return now - lastByte > limits.idle().toNanos()
                    || (withinMessage && now - messageBegan > limits.message().toNanos());
        }

        private void shut() {
            Watched connection = watched;
            if (connection != null) {
                connection.shut();
            }
            release();
        }

        /** The connection has closed; to say it twice changes nothing. */
        void release() {
            if (open.remove(this)) {
                leave(address);
                Runnable action = farewell;
                if (action != null) {
                    action.run();
                }
            }
        }
    }
}
