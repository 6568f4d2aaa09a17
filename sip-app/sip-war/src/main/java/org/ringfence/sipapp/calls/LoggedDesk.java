package org.ringfence.sipapp.calls;

import org.ringfence.billing.admission.AttemptId;
import org.ringfence.call.b2bua.DeskObserver;

/** Logs the troubles of the money side of calls. */
final class LoggedDesk implements DeskObserver {

    @Override
    public void unavailable(AttemptId attempt, String step, RuntimeException cause) {
        CallLog.LOG.ledgerUnavailable(attempt.toString(), step, cause.getMessage());
    }

    @Override
    public void leftToJanitor(AttemptId attempt) {
        CallLog.LOG.leftToJanitor(attempt.toString());
    }

    @Override
    public void failed(AttemptId attempt, String step, RuntimeException failure) {
        CallLog.LOG.moneyFailed(attempt.toString(), step, failure);
    }
}
