package org.ringfence.call.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to the callee: steps, parallel branches, early media, failover, the answer. */
final class BranchStage {

    private BranchStage() {}

    static void handle(Draft draft, CallEvent.OfBranch event) {
        Branch branch = draft.branches.get(event.branch());
        if (branch == null) {
            return;
        }
        if (event instanceof CallEvent.Progress progress) {
            progress(draft, branch, progress);
        } else if (event instanceof CallEvent.Answered answered) {
            answered(draft, branch, answered);
        } else if (event instanceof CallEvent.Failed failed) {
            failed(draft, branch, failed.status());
        }
    }

    static void routed(Draft draft, List<RouteStep> steps) {
        if (draft.phase != CallState.Phase.ROUTING) {
            return;
        }
        if (steps.isEmpty()) {
            Ending.reject(draft, EndCause.UNROUTABLE, Rejection.of(480));
            return;
        }
        draft.phase = CallState.Phase.INVITING;
        draft.untried = steps;
        draft.arm(TimerKind.RING, draft.setup.rules().ring());
        tryNextStep(draft);
    }

    static void unroutable(Draft draft, Rejection rejection) {
        if (draft.phase == CallState.Phase.ROUTING) {
            Ending.reject(draft, EndCause.UNROUTABLE, rejection);
        }
    }

    private static void tryNextStep(Draft draft) {
        RouteStep step = draft.untried.get(0);
        draft.untried = List.copyOf(draft.untried.subList(1, draft.untried.size()));
        draft.failover = step.failover();
        draft.shared = step.targets().size() > 1;
        for (Target target : step.targets()) {
            int number = draft.branches.size();
            draft.put(Branch.invited(number));
            draft.command(new CallCommand.Invite(number, target, draft.setup.offer()));
        }
        draft.arm(TimerKind.SETUP, draft.setup.rules().setup());
    }

    private static void progress(Draft draft, Branch branch, CallEvent.Progress event) {
        if (draft.phase != CallState.Phase.INVITING || !branch.isRinging()) {
            return;
        }
        draft.disarm(TimerKind.SETUP);
        if (event.status() <= 100) {
            return;
        }
        draft.put(branch.speaking(event.dialog()).in(Branch.State.RINGING));
        ringCaller(draft, branch.number(), event.status(), event.body());
    }

    private static void ringCaller(Draft draft, int number, int status, @Nullable Body body) {
        boolean mayPass = draft.setup.rules().earlyMedia() == EarlyMedia.ALLOW && !draft.shared;
        Body passed = mayPass ? body : null;
        int shown = body != null && passed == null ? 180 : status;
        CallState.Ringing last = draft.ringing;
        boolean news = shown != last.status() || passed != null || number == last.branch();
        if (news) {
            draft.ringing = new CallState.Ringing(shown, number, last.media() || passed != null);
            draft.command(new CallCommand.Ring(shown, passed));
        }
    }

    private static void answered(Draft draft, Branch branch, CallEvent.Answered event) {
        Leg leg = new Leg(branch.number(), event.dialog());
        if (leg.equals(draft.winner)) {
            return;
        }
        boolean first = draft.phase == CallState.Phase.INVITING && branch.isRinging();
        if (!first) {
            draft.command(new CallCommand.HangUp(leg, EndCause.CANCELLED));
            if (branch.state() == Branch.State.CANCELLING) {
                finished(draft, branch);
            }
            return;
        }
        win(draft, branch, leg, event);
    }

    private static void win(Draft draft, Branch branch, Leg leg, CallEvent.Answered event) {
        draft.phase = CallState.Phase.ANSWERED;
        draft.caller = CallState.Caller.ANSWERED;
        draft.winner = leg;
        draft.disarm(TimerKind.SETUP);
        draft.disarm(TimerKind.RING);
        draft.command(new CallCommand.Answer(event.body()));
        boolean lateOffer = draft.setup.offer() == null;
        draft.put(branch.speaking(leg.dialog()).in(lateOffer ? Branch.State.ANSWERED : Branch.State.CONFIRMED));
        if (!lateOffer) {
            draft.command(new CallCommand.Acknowledge(leg, null));
        }
        cancelRinging(draft);
        FundsStage.answered(draft);
        draft.arm(TimerKind.ACK, CallRules.ACK_WAIT);
        draft.arm(TimerKind.ABSOLUTE, draft.setup.rules().absolute());
        SessionTimers.agree(draft, Side.CALLER, draft.setup.callerTerms());
        SessionTimers.agree(draft, Side.CALLEE, event.terms());
    }

    private static void failed(Draft draft, Branch branch, int status) {
        if (branch.state() == Branch.State.DONE) {
            return;
        }
        if (branch.isUp()) {
            return;
        }
        boolean given = branch.state() == Branch.State.CANCELLING;
        finished(draft, branch);
        if (draft.phase != CallState.Phase.INVITING || given) {
            return;
        }
        draft.best = FinalAnswers.better(draft.best, status);
        if (status >= 600) {
            cancelRinging(draft);
            draft.untried = List.of();
        }
        if (!draft.anyBranch(Branch::isRinging)) {
            stepFailed(draft, EndCause.REFUSED_BY_CALLEE);
        }
    }

    private static void finished(Draft draft, Branch branch) {
        draft.put(branch.in(Branch.State.DONE));
        Ending.finishWhenDone(draft);
    }

    /** No target of this step has shown progress in time (SPEC B5). */
    static void noProgress(Draft draft) {
        if (draft.phase == CallState.Phase.INVITING && !draft.anyBranch(b -> b.state() == Branch.State.RINGING)) {
            draft.best = FinalAnswers.better(draft.best, 408);
            cancelRinging(draft);
            stepFailed(draft, EndCause.NO_PROGRESS);
        }
    }

    private static void stepFailed(Draft draft, EndCause cause) {
        boolean worthIt =
                draft.failover && draft.setup.rules().failoverStatuses().contains(draft.best);
        if (worthIt && !draft.untried.isEmpty() && !draft.ringing.media()) {
            draft.best = 0;
            tryNextStep(draft);
        } else {
            Ending.reject(draft, cause, Rejection.of(FinalAnswers.toOtherParty(draft.best)));
        }
    }

    static void cancelRinging(Draft draft) {
        for (Branch branch : List.copyOf(draft.branches.values())) {
            if (branch.isRinging()) {
                draft.put(branch.in(Branch.State.CANCELLING));
                draft.command(new CallCommand.CancelBranch(branch.number(), draft.winner != null));
            }
        }
    }
}
