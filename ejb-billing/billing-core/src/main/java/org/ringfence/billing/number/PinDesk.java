package org.ringfence.billing.number;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.Pin;

/** Looks at PINs, and locks those of accounts for which too many wrong ones were dialled (SPEC E13). */
public final class PinDesk {

    private final DestinationStore store;
    private final Supplier<PinRules> rules;

    /** @param rules asked anew for each PIN */
    public PinDesk(DestinationStore store, Supplier<PinRules> rules) {
        this.store = store;
        this.rules = rules;
    }

    /** What a PIN is. */
    public enum Answer {
        RIGHT,
        WRONG,
        /** It was not looked at: too many were wrong. */
        LOCKED,
        /** None was dialled, or the account has none. */
        MISSING
    }

    /** Looks at a PIN, and counts that. */
    public Answer look(AccountId account, @Nullable PinHash known, @Nullable Pin pin, Instant now) {
        if (known == null || pin == null) {
            return Answer.MISSING;
        }
        PinRules bounds = rules.get();
        if (!store.tryPin(account, bounds.tries(), now, now.minus(bounds.lock()))) {
            return Answer.LOCKED;
        }
        if (!known.isOf(pin)) {
            return Answer.WRONG;
        }
        store.pinWasRight(account);
        return Answer.RIGHT;
    }
}
