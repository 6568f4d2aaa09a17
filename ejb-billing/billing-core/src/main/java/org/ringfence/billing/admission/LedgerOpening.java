package org.ringfence.billing.admission;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The first time that the ledger, and all that is kept with it, can be used: at the start, or later when the database
 * was away at the start. Whatever has to be read before the first call waits for it.
 */
public final class LedgerOpening {

    private final Runnable preparation;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean prepared;
    private volatile boolean open;

    /** @param preparation what comes first; throws {@link LedgerUnavailable} if it is to be tried again */
    public LedgerOpening(Runnable preparation) {
        this.preparation = preparation;
    }

    /**
     * Opens, unless that has been done; what was done before a failure is not done again.
     *
     * @throws LedgerUnavailable if it is not possible yet; the message is a sentence that names cause and remedy
     */
    public synchronized void attempt() {
        if (!prepared) {
            preparation.run();
            prepared = true;
        }
        while (!waiting.isEmpty()) {
            waiting.getFirst().run();
            waiting.removeFirst();
        }
        open = true;
    }

    /**
     * Has an action done when everything that was handed in before is done: now, if the ledger is open, else by the
     * attempt that succeeds. An action that fails by {@link LedgerUnavailable} is done again by the next attempt.
     */
    public synchronized void whenOpen(Runnable action) {
        waiting.addLast(action);
        if (!prepared) {
            return;
        }
        open = false;
        try {
            attempt();
        } catch (LedgerUnavailable away) {
            // whoever attempts next reports it
        }
    }

    /** Whether everything that waited is done, so that the service may be offered. */
    public boolean isOpen() {
        return open;
    }
}
