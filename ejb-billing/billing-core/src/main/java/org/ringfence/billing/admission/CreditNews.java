package org.ringfence.billing.admission;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ringfence.billing.account.AccountId;

/** Passes the news of more money on to whoever wants it; whoever books money in tells it after the booking. */
public final class CreditNews implements CreditListener {

    private final List<CreditListener> listeners = new CopyOnWriteArrayList<>();

    /** Adds a listener; closing what is returned removes it. */
    public Subscription subscribe(CreditListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void creditRaised(AccountId account) {
        listeners.forEach(listener -> listener.creditRaised(account));
    }

    /** A listener that was added. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        /** Removes the listener; without effect when it is removed already. */
        @Override
        void close();
    }
}
