package org.ringfence.billing.fraud;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ringfence.billing.admission.Admission;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;

/** Admission whose running calls are followed by those who look for fraud. */
public final class WatchedAdmission implements Admission {

    private final Admission admission;
    private final FraudRule fraud;
    private final CallStatistics statistics;
    private final InstantSource clock;

    /** Calls from outside that ring here. */
    private final Map<AttemptId, CallAttempt> incoming = new ConcurrentHashMap<>();

    public WatchedAdmission(Admission admission, FraudRule fraud, CallStatistics statistics, InstantSource clock) {
        this.admission = admission;
        this.fraud = fraud;
        this.statistics = statistics;
        this.clock = clock;
    }

    @Override
    public AdmitAnswer admit(CallAttempt attempt) {
        AdmitAnswer answer = admission.admit(attempt);
        if (attempt.origin() == CallOrigin.TRUNK && answer instanceof AdmitAnswer.Admitted) {
            incoming.put(attempt.id(), attempt);
        }
        return answer;
    }

    @Override
    public ExtendAnswer extend(ReservationId reservation, TalkProgress progress) {
        if (progress.ordinal() == 0) {
            incoming.remove(reservation.attempt());
            return admission.extend(reservation, progress);
        }
        Duration held = fraud.mustEndWith(reservation.attempt(), clock.instant());
        return held == null ? admission.extend(reservation, progress) : new ExtendAnswer.Exhausted(held);
    }

    @Override
    public EndAnswer settle(ReservationId reservation, Talk talk, Release release) {
        EndAnswer answer = ended(reservation, admission.settle(reservation, talk, release), release);
        statistics.ended(reservation.attempt(), Duration.between(talk.answeredAt(), release.at()), release.status());
        return answer;
    }

    @Override
    public EndAnswer abandon(ReservationId reservation, Release release) {
        EndAnswer answer = ended(reservation, admission.abandon(reservation, release), release);
        statistics.ended(reservation.attempt(), null, release.status());
        return answer;
    }

    @Override
    public void refuse(CallAttempt attempt, RefusalReason reason) {
        admission.refuse(attempt, reason);
    }

    private EndAnswer ended(ReservationId reservation, EndAnswer answer, Release release) {
        AttemptId id = reservation.attempt();
        CallAttempt unanswered = incoming.remove(id);
        if (unanswered != null) {
            fraud.missed(unanswered, Duration.between(unanswered.startedAt(), release.at()), release.at());
        }
        if (answer instanceof EndAnswer.Ended ended) {
            fraud.ended(id, release.at(), ended.billed(), ended.charge().units());
        } else {
            fraud.ended(id, release.at(), Duration.ZERO, 0);
        }
        return answer;
    }
}
