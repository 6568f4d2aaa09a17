package org.ringfence.call.b2bua;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.ringfence.billing.admission.Admission;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.call.session.CallEnd;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.Rejection;

/**
 * The money side of calls on the four verbs of admission. Verbs run on workers, never on the threads of SIP and never
 * under a lock. What can't be closed because the ledger is away waits in a bounded queue until it is back; beyond its
 * bound, and after a crash, the janitor closes it.
 */
public final class AdmissionDesk implements CallDesk {

    private static final Duration LONGEST_TALK_IN_NEED = Duration.ofHours(24);

    private final Admission admission;
    private final Executor workers;
    private final RefusalAnswers answers;
    private final Closings closings;
    private final DeskObserver observer;

    /**
     * The desk.
     *
     * @param workers run the verbs; may refuse work by {@link RejectedExecutionException} when there is too much
     * @param closings keeps what could not be closed
     */
    public AdmissionDesk(
            Admission admission, Executor workers, RefusalAnswers answers, Closings closings, DeskObserver observer) {
        this.admission = admission;
        this.workers = workers;
        this.answers = answers;
        this.closings = closings;
        this.observer = observer;
    }

    @Override
    public void admit(Call call) {
        try {
            workers.execute(() -> call.post(admitted(call.attempt())));
        } catch (RejectedExecutionException overload) {
            call.post(
                    isInNeed(call.attempt())
                            ? admittedUnseen(call.attempt())
                            : new CallEvent.NotAdmitted(answers.to(RefusalReason.OVERLOADED)));
        }
    }

    private static boolean isInNeed(CallAttempt attempt) {
        return attempt.destination() instanceof Destination.Emergency;
    }

    /** Help in need does not wait for a ledger (SPEC P16); it is recorded when there is one again. */
    private CallEvent admittedUnseen(CallAttempt attempt) {
        closings.add(attempt.id(), () -> admission.admit(attempt));
        return new CallEvent.Admitted(LONGEST_TALK_IN_NEED);
    }

    private CallEvent admitted(CallAttempt attempt) {
        try {
            AdmitAnswer answer = admission.admit(attempt);
            if (answer instanceof AdmitAnswer.Admitted admitted) {
                return new CallEvent.Admitted(admitted.grantedFor());
            }
            return new CallEvent.NotAdmitted(answers.to(((AdmitAnswer.Refused) answer).reason()));
        } catch (RuntimeException failure) {
            return notAdmitted(attempt, failure);
        }
    }

    /** Releases what an admission without an answer may have reserved, or records that there was none. */
    private void withdraw(CallAttempt attempt, Release release) {
        if (admission.abandon(new ReservationId(attempt.id()), release) instanceof EndAnswer.Unknown) {
            admission.refuse(attempt, RefusalReason.LEDGER_UNAVAILABLE);
        }
    }

    /** Whether something was reserved is not known when the ledger is away, so it is abandoned when it is back. */
    private CallEvent notAdmitted(CallAttempt attempt, RuntimeException failure) {
        if (!Closings.isAway(failure)) {
            observer.failed(attempt.id(), "admit", failure);
            return new CallEvent.NotAdmitted(Rejection.of(500));
        }
        observer.unavailable(attempt.id(), "admit", failure);
        if (isInNeed(attempt)) {
            return admittedUnseen(attempt);
        }
        Release release = new Release(attempt.startedAt(), 503, "LEDGER_UNAVAILABLE");
        closings.add(attempt.id(), () -> withdraw(attempt, release));
        return new CallEvent.NotAdmitted(RefusalAnswers.unavailable());
    }

    /** Records an attempt that is refused before admission, and answers what the caller is told. */
    public Rejection refuse(CallAttempt attempt, RefusalReason reason) {
        try {
            workers.execute(() -> closings.now(attempt.id(), () -> admission.refuse(attempt, reason)));
        } catch (RejectedExecutionException overload) {
            observer.leftToJanitor(attempt.id());
        }
        return answers.to(reason);
    }

    @Override
    public void extend(Call call, int ordinal, Talk talk) {
        try {
            workers.execute(() -> call.post(extended(call.attempt(), new TalkProgress(talk, ordinal))));
        } catch (RejectedExecutionException overload) {
            call.post(new CallEvent.ExtensionFailed());
        }
    }

    private CallEvent extended(CallAttempt attempt, TalkProgress progress) {
        try {
            ExtendAnswer answer = admission.extend(new ReservationId(attempt.id()), progress);
            if (answer instanceof ExtendAnswer.Extended extended) {
                return new CallEvent.Extended(extended.grantedTotal());
            }
            return answer instanceof ExtendAnswer.Exhausted exhausted
                    ? new CallEvent.Exhausted(exhausted.grantedTotal())
                    : new CallEvent.ReservationLost();
        } catch (RuntimeException failure) {
            if (Closings.isAway(failure)) {
                observer.unavailable(attempt.id(), "extend", failure);
            } else {
                observer.failed(attempt.id(), "extend", failure);
            }
            return isInNeed(attempt) ? new CallEvent.Extended(LONGEST_TALK_IN_NEED) : new CallEvent.ExtensionFailed();
        }
    }

    @Override
    public void settle(Call call, Talk talk, CallEnd end) {
        ReservationId reservation = new ReservationId(call.attempt().id());
        close(call, () -> admission.settle(reservation, talk, release(end)));
    }

    @Override
    public void abandon(Call call, CallEnd end) {
        ReservationId reservation = new ReservationId(call.attempt().id());
        close(call, () -> admission.abandon(reservation, release(end)));
    }

    private void close(Call call, Runnable closing) {
        try {
            workers.execute(() -> {
                closings.now(call.attempt().id(), closing);
                call.post(new CallEvent.Accounted());
            });
        } catch (RejectedExecutionException overload) {
            closings.add(call.attempt().id(), closing);
            call.post(new CallEvent.Accounted());
        }
    }

    private static Release release(CallEnd end) {
        return new Release(end.at(), end.status(), end.cause().name());
    }
}
