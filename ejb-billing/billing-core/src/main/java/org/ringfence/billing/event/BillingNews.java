package org.ringfence.billing.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Passes the events of billing on, after they were written, to whoever wants to hear them on this node. */
public final class BillingNews {

    private final List<Consumer<BillingEvent>> listeners = new CopyOnWriteArrayList<>();

    /** Adds a listener; closing what is returned removes it. */
    public Subscription subscribe(Consumer<BillingEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells all listeners. */
    public void tell(BillingEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** A listener that was added. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        /** Removes the listener; without effect when it is removed already. */
        @Override
        void close();
    }
}
