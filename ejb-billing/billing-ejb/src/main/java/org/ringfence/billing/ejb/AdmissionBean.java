package org.ringfence.billing.ejb;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.ringfence.billing.admission.Admission;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.fraud.WatchedAdmission;

/**
 * The four verbs for the SIP application. Each is one transaction of the ledger's own, which is done again when it lost
 * against another; a transaction of the container around it would forbid that.
 */
@Stateless
@Local(Admission.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class AdmissionBean implements Admission {

    @Inject
    private WatchedAdmission admission;

    @Inject
    private LedgerHealth health;

    @Inject
    private NoRateNotice notice;

    /** For the container. */
    public AdmissionBean() {}

    AdmissionBean(WatchedAdmission admission, LedgerHealth health, NoRateNotice notice) {
        this.admission = admission;
        this.health = health;
        this.notice = notice;
    }

    @Override
    public AdmitAnswer admit(CallAttempt attempt) {
        AdmitAnswer answer = watched(() -> admission.admit(attempt));
        notice.look(attempt, answer);
        return answer;
    }

    @Override
    public ExtendAnswer extend(ReservationId reservation, TalkProgress progress) {
        return watched(() -> admission.extend(reservation, progress));
    }

    @Override
    public EndAnswer settle(ReservationId reservation, Talk talk, Release release) {
        return watched(() -> admission.settle(reservation, talk, release));
    }

    @Override
    public EndAnswer abandon(ReservationId reservation, Release release) {
        return watched(() -> admission.abandon(reservation, release));
    }

    @Override
    public void refuse(CallAttempt attempt, RefusalReason reason) {
        watched(() -> {
            admission.refuse(attempt, reason);
            return reason;
        });
    }

    private <T> T watched(Supplier<T> step) {
        try {
            T answer = step.get();
            health.stepWorked();
            return answer;
        } catch (LedgerUnavailable away) {
            health.stepFailed(away);
            throw away;
        }
    }
}
