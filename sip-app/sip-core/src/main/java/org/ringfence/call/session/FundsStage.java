package org.ringfence.call.session;

import java.time.Duration;
import java.time.Instant;

/** The money side of a call: admission, the slices of a talk, the cut. */
final class FundsStage {

    private FundsStage() {}

    static void handle(Draft draft, CallEvent.OfFunds event) {
        if (event instanceof CallEvent.Admitted admitted) {
            admitted(draft, admitted.granted());
        } else if (event instanceof CallEvent.NotAdmitted refused) {
            notAdmitted(draft, refused.rejection());
        } else if (event instanceof CallEvent.Accounted) {
            accounted(draft);
        } else if (draft.end == null && draft.funds.answeredAt() != null) {
            duringTalk(draft, event);
        }
    }

    private static void duringTalk(Draft draft, CallEvent.OfFunds event) {
        if (event instanceof CallEvent.Extended extended) {
            told(draft, extended.granted(), false);
        } else if (event instanceof CallEvent.Exhausted exhausted) {
            told(draft, exhausted.granted(), true);
        } else if (event instanceof CallEvent.ExtensionFailed) {
            draft.funds = draft.funds.notTold();
            draft.arm(TimerKind.SLICE, draft.setup.rules().extendRetry());
        } else if (event instanceof CallEvent.ReservationLost) {
            Ending.end(draft, EndCause.RESERVATION_LOST);
        } else if (event instanceof CallEvent.ToppedUp) {
            if (draft.funds.exhausted() || draft.funds.asking()) {
                ask(draft);
            }
        }
    }

    private static void admitted(Draft draft, Duration granted) {
        if (draft.funds.stage() != Funds.Stage.ASKED) {
            return;
        }
        draft.funds = draft.funds.held(granted);
        if (draft.end != null) {
            Ending.closeFunds(draft);
        } else {
            draft.phase = CallState.Phase.ROUTING;
            draft.command(new CallCommand.Route());
        }
    }

    private static void notAdmitted(Draft draft, Rejection rejection) {
        if (draft.funds.stage() != Funds.Stage.ASKED) {
            return;
        }
        draft.funds = draft.funds.in(Funds.Stage.CLOSED);
        if (draft.end == null) {
            Ending.reject(draft, EndCause.NOT_ADMITTED, rejection);
        } else {
            Ending.finishWhenDone(draft);
        }
    }

    private static void accounted(Draft draft) {
        if (draft.funds.stage() == Funds.Stage.CLOSING) {
            draft.funds = draft.funds.in(Funds.Stage.CLOSED);
            Ending.finishWhenDone(draft);
        }
    }

    /** The talk begins: the answer is reported, and from now on time costs money. */
    static void answered(Draft draft) {
        draft.funds = draft.funds.answered(draft.now);
        draft.command(new CallCommand.Extend(0, draft.now));
        armSupervision(draft);
    }

    static void ask(Draft draft) {
        if (draft.end != null || draft.funds.answeredAt() == null) {
            return;
        }
        if (draft.funds.asking()) {
            draft.funds = draft.funds.asksLater();
            return;
        }
        draft.funds = draft.funds.asks();
        draft.command(new CallCommand.Extend(draft.funds.ordinal(), draft.funds.begin()));
    }

    private static void told(Draft draft, Duration total, boolean last) {
        boolean again = draft.funds.askAgain();
        draft.funds = draft.funds.told(total, last);
        armSupervision(draft);
        if (again) {
            ask(draft);
        }
    }

    static void cutDue(Draft draft) {
        if (draft.end != null || draft.funds.answeredAt() == null) {
            return;
        }
        Duration rest = Duration.between(draft.now, draft.funds.coveredUntil());
        if (rest.isNegative() || rest.isZero()) {
            Ending.end(draft, EndCause.MONEY_EXHAUSTED);
        } else {
            draft.arm(TimerKind.CUT, rest);
        }
    }

    private static void armSupervision(Draft draft) {
        Instant covered = draft.funds.coveredUntil();
        Duration rest = Duration.between(draft.now, covered);
        draft.arm(TimerKind.CUT, atLeastZero(rest));
        if (draft.funds.exhausted()) {
            draft.disarm(TimerKind.SLICE);
        } else {
            draft.arm(TimerKind.SLICE, untilNextAsking(rest, draft.setup.rules().extendLead()));
        }
    }

    /** The lead before the end, but never more than half of what is left. */
    private static Duration untilNextAsking(Duration rest, Duration lead) {
        Duration half = rest.dividedBy(2);
        return atLeastZero(lead.compareTo(half) < 0 ? rest.minus(lead) : half);
    }

    private static Duration atLeastZero(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
