package org.ringfence.billing.ejb;

import org.ringfence.billing.memory.Faults;

/** A ledger that can be switched off. */
final class Outage implements Faults {

    private boolean away;

    void begin() {
        away = true;
    }

    void end() {
        away = false;
    }

    @Override
    public boolean strikesBefore() {
        return away;
    }

    @Override
    public boolean strikesAfter() {
        return false;
    }
}
