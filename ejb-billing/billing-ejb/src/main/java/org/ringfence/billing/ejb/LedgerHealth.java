package org.ringfence.billing.ejb;

import org.ringfence.billing.admission.LedgerUnavailable;

/** Knows whether the ledger can be used, and tells the log once when that changes. */
final class LedgerHealth {

    private volatile Trouble trouble = Trouble.NONE;

    private enum Trouble {
        NONE,
        /** A step of a call failed; reading may still work, as with a full disk. */
        STEPS,
        /** Housekeeping failed as well. */
        ALL
    }

    /** Housekeeping failed before the ledger was ever open. */
    synchronized void notOpened(LedgerUnavailable reason) {
        if (trouble == Trouble.NONE) {
            BillingLog.LOG.notOpened(reason.getMessage());
        }
        trouble = Trouble.ALL;
    }

    /** Housekeeping failed. */
    synchronized void roundFailed(LedgerUnavailable reason) {
        tell(reason);
        trouble = Trouble.ALL;
    }

    /** A step of a call failed. */
    synchronized void stepFailed(LedgerUnavailable reason) {
        tell(reason);
        trouble = trouble == Trouble.NONE ? Trouble.STEPS : trouble;
    }

    /** Housekeeping was done; it proves nothing for steps of calls when it had not failed itself. */
    void roundWorked() {
        if (trouble == Trouble.ALL) {
            back();
        }
    }

    /** A step of a call was done. */
    void stepWorked() {
        if (trouble != Trouble.NONE) {
            back();
        }
    }

    private void tell(LedgerUnavailable reason) {
        if (trouble == Trouble.NONE) {
            BillingLog.LOG.databaseAway(reason.getMessage());
        }
    }

    private synchronized void back() {
        if (trouble != Trouble.NONE) {
            trouble = Trouble.NONE;
            BillingLog.LOG.databaseBack();
        }
    }
}
