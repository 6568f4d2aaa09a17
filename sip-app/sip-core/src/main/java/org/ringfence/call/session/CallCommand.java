package org.ringfence.call.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something to be done for a call; {@link CallCommands} does it. */
public sealed interface CallCommand {

    /** Calls the method of {@code commands} that carries this command out. */
    void perform(CallCommands commands);

    /** Reserve money and a line. */
    record Admit() implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.admit();
        }
    }

    /** Find the ways to the callee. */
    record Route() implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.route();
        }
    }

    /** Tell the ledger about the answer ({@code ordinal} 0) or ask for slice number {@code ordinal}. */
    record Extend(int ordinal, Instant answeredAt) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.extend(ordinal, answeredAt);
        }
    }

    /** Charge an answered call. */
    record Settle(Instant answeredAt, CallEnd end) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.settle(answeredAt, end);
        }
    }

    /** Release what was reserved for a call that was not answered. */
    record Abandon(CallEnd end) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.abandon(end);
        }
    }

    /** Send an INVITE to a target. */
    record Invite(int branch, Target target, @Nullable Body offer) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.invite(branch, target, offer);
        }
    }

    /** Give up a branch that has not answered; {@code elsewhere} says that another one has. */
    record CancelBranch(int branch, boolean elsewhere) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.cancel(branch, elsewhere);
        }
    }

    /** Acknowledge the 200 of a branch. */
    record Acknowledge(Leg leg, @Nullable Body body) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.acknowledge(leg, body);
        }
    }

    /** Hang up a dialog; a 200 that has no ACK yet is acknowledged before. */
    record HangUp(Leg leg, EndCause cause) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.hangUp(leg, cause);
        }
    }

    /** Send the caller a provisional answer. */
    record Ring(int status, @Nullable Body body) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.ring(status, body);
        }
    }

    /** Send the caller the 200. */
    record Answer(@Nullable Body body) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.answer(body);
        }
    }

    /** Send the caller its final answer. */
    record Reject(Rejection rejection, EndCause cause) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.reject(rejection, cause);
        }
    }

    /** Pass a request on within a dialog. */
    record PassRequest(
            long id, Leg to, RelayMethod method, @Nullable Body body) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.passRequest(id, to, method, body);
        }
    }

    /** Answer a request that came within a dialog; 0 seconds of {@code retryAfter} mean no such header. */
    record AnswerRequest(long id, int status, @Nullable Body body, Duration retryAfter) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.answerRequest(id, status, body, retryAfter);
        }
    }

    /** Acknowledge the 200 to a re-INVITE that was passed on. */
    record AcknowledgeRequest(long id, @Nullable Body body) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.acknowledgeRequest(id, body);
        }
    }

    /** Cancel a re-INVITE that was passed on. */
    record CancelRequest(long id) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.cancelRequest(id);
        }
    }

    /** Refresh the session with a party, without a change. */
    record Refresh(Leg leg) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.refresh(leg);
        }
    }

    /** Start a timer, in place of the one of this kind that may be running. */
    record Arm(TimerKind kind, Duration after) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.arm(kind, after);
        }
    }

    /** Stop a timer if it is running. */
    record Disarm(TimerKind kind) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.disarm(kind);
        }
    }

    /** Stop every timer of the call. */
    record DisarmAll() implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.disarmAll();
        }
    }

    /** Forget the call; nothing follows. */
    record Finish(CallEnd end) implements CallCommand {
        @Override
        public void perform(CallCommands commands) {
            commands.finish(end);
        }
    }
}
