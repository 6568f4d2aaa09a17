package org.ringfence.call.b2bua;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.Talk;
import org.ringfence.call.routing.TrunkSeats;
import org.ringfence.call.session.Body;
import org.ringfence.call.session.CallCommand;
import org.ringfence.call.session.CallEnd;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.CallSession;
import org.ringfence.call.session.CallSetup;
import org.ringfence.call.session.CallState;
import org.ringfence.call.session.EndCause;
import org.ringfence.call.session.Leg;
import org.ringfence.call.session.Rejection;
import org.ringfence.call.session.SipCommands;
import org.ringfence.call.session.Target;
import org.ringfence.call.session.TimerKind;
import org.ringfence.call.session.Transition;

/**
 * A running call: takes events from any thread, handles them one at a time in the order of their coming, and has what
 * follows carried out.
 *
 * <p>There is no lock: the thread that posts to an idle call handles its event, and those that other threads post in
 * the meantime. An event that a command causes is handled after the command's siblings.
 */
public final class Call {

    private final CallAttempt attempt;
    private final CallSetup setup;
    private final CallClock clock;
    private final Surroundings around;
    private final Queue<Supplier<@Nullable CallEvent>> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<TimerKind, CallTimers.Running> timers = new EnumMap<>(TimerKind.class);
    private final Performer performer;
    private volatile @Nullable CallState state;

    /**
     * What a call works with.
     *
     * @param sip sends this call's messages
     * @param desk reserves and charges
     * @param router finds the ways to the callee
     * @param timers starts timers
     * @param observer is told of the end and of failures
     */
    public record Surroundings(
            SipCommands sip, CallDesk desk, CallRouter router, CallTimers timers, CallObserver observer) {}

    public Call(CallAttempt attempt, CallSetup setup, CallClock clock, Surroundings around) {
        this.attempt = attempt;
        this.setup = setup;
        this.clock = clock;
        this.around = around;
        this.performer = new Performer(around.sip());
    }

    public CallAttempt attempt() {
        return attempt;
    }

    /** Starts the call; to be called once, before any event is posted. */
    public void begin() {
        enqueue(() -> {
            take(CallSession.start(setup));
            return null;
        });
    }

    /** Takes an event; it may be handled before this returns, or later by the thread that is at work on the call. */
    public void post(CallEvent event) {
        enqueue(() -> event);
    }

    /** How the call stands; a moment later it may stand otherwise. */
    public CallView view() {
        CallState now = state;
        return now == null
                ? new CallView(attempt, CallState.Phase.ADMITTING, null, Duration.ZERO)
                : new CallView(
                        attempt,
                        now.phase(),
                        now.funds().answeredAt(),
                        now.funds().granted());
    }

    private void enqueue(Supplier<@Nullable CallEvent> item) {
        mailbox.add(item);
        if (waiting.getAndIncrement() == 0) {
            drain();
        }
    }

    private void drain() {
        do {
            handle(mailbox.remove());
        } while (waiting.decrementAndGet() != 0);
    }

    /** A rule that breaks must not stop the mailbox: the call is ended by the rules that hold. */
    private void handle(Supplier<@Nullable CallEvent> item) {
        CallEvent event = item.get();
        CallState now = state;
        if (event == null || now == null) {
            return;
        }
        try {
            take(CallSession.next(now, event, clock.now()));
        } catch (RuntimeException bug) {
            around.observer().failed(this, event.getClass().getSimpleName(), bug);
            if (!(event instanceof CallEvent.EndDemanded)) {
                post(new CallEvent.EndDemanded(EndCause.INTERNAL_FAILURE));
            }
        }
    }

    private void take(Transition transition) {
        state = transition.state();
        for (CallCommand command : transition.commands()) {
            perform(command);
        }
    }

    /** The edge of a call: whatever breaks here ends this call and no other. */
    private void perform(CallCommand command) {
        try {
            command.perform(performer);
        } catch (RuntimeException failure) {
            around.observer().failed(this, command.getClass().getSimpleName(), failure);
            CallEvent outcome = outcomeOfBroken(command);
            if (outcome != null) {
                post(outcome);
            }
            post(new CallEvent.EndDemanded(EndCause.INTERNAL_FAILURE));
        }
    }

    /** The outcome that would otherwise be waited for in vain; null where none is waited for. */
    private static @Nullable CallEvent outcomeOfBroken(CallCommand command) {
        if (command instanceof CallCommand.Admit) {
            return new CallEvent.NotAdmitted(Rejection.of(500));
        }
        if (command instanceof CallCommand.Settle || command instanceof CallCommand.Abandon) {
            return new CallEvent.Accounted();
        }
        if (command instanceof CallCommand.Invite invite) {
            return new CallEvent.Failed(invite.branch(), 500);
        }
        return command instanceof CallCommand.CancelBranch cancel ? new CallEvent.Failed(cancel.branch(), 500) : null;
    }

    private void startTimer(TimerKind kind, Duration after) {
        stopTimer(kind);
        Alarm alarm = new Alarm(kind);
        timers.put(kind, alarm);
        alarm.running = around.timers().start(after, () -> enqueue(alarm::ring));
    }

    private void stopTimer(TimerKind kind) {
        CallTimers.Running running = timers.remove(kind);
        if (running != null) {
            running.stop();
        }
    }

    private void stopTimers() {
        timers.values().forEach(CallTimers.Running::stop);
        timers.clear();
    }

    /** A timer of this call; one that was stopped or replaced while its end waited in the mailbox is silent. */
    private final class Alarm implements CallTimers.Running {
        private final TimerKind kind;
        private volatile CallTimers.@Nullable Running running;

        Alarm(TimerKind kind) {
            this.kind = kind;
        }

        @SuppressWarnings("ReferenceEquality")
        @Nullable
        CallEvent ring() {
            if (timers.get(kind) != this) {
                return null;
            }
            timers.remove(kind);
            return new CallEvent.TimerEnded(kind);
        }

        @Override
        public void stop() {
            CallTimers.Running started = running;
            if (started != null) {
                started.stop();
            }
        }
    }

    private final class Performer extends DelegatedSip {

        private final Map<Integer, Carrier> carriers = new HashMap<>();
        private TrunkSeats.@Nullable Seat seat;

        Performer(SipCommands sip) {
            super(sip);
        }

        /** Two calls may have seen the same last seat, so it is taken here; who comes late tries the next way. */
        @Override
        public void invite(int branch, Target target, @Nullable Body offer) {
            leaveSeat();
            @Nullable SipTarget address = target.address() instanceof SipTarget known ? known : null;
            if (address != null && address.carrier() != null) {
                carriers.put(branch, address.carrier());
            }
            TrunkSeats.Seat wanted = address == null ? null : address.seat();
            if (wanted != null && !wanted.take()) {
                post(new CallEvent.Failed(branch, 503));
                return;
            }
            seat = wanted;
            super.invite(branch, target, offer);
        }

        private void leaveSeat() {
            TrunkSeats.Seat taken = seat;
            seat = null;
            if (taken != null) {
                taken.leave();
            }
        }

        @Override
        public void admit() {
            around.desk().admit(Call.this);
        }

        @Override
        public void route() {
            around.router().route(Call.this);
        }

        @Override
        public void extend(int ordinal, Instant answeredAt) {
            around.desk().extend(Call.this, ordinal, talk(answeredAt));
        }

        @Override
        public void settle(Instant answeredAt, CallEnd end) {
            if (seat != null) {
                seat.talked(Duration.between(answeredAt, end.at()));
            }
            around.desk().settle(Call.this, talk(answeredAt), end);
        }

        /** Whoever answered is to be paid; others may have been asked before. */
        private Talk talk(Instant answeredAt) {
            CallState now = state;
            Leg winner = now == null ? null : now.winner();
            return new Talk(answeredAt, winner == null ? null : carriers.get(winner.branch()));
        }

        @Override
        public void abandon(CallEnd end) {
            around.desk().abandon(Call.this, end);
        }

        @Override
        public void arm(TimerKind kind, Duration after) {
            startTimer(kind, after);
        }

        @Override
        public void disarm(TimerKind kind) {
            stopTimer(kind);
        }

        @Override
        public void disarmAll() {
            stopTimers();
        }

        @Override
        public void finish(CallEnd end) {
            leaveSeat();
            around.observer().finished(Call.this, end);
        }
    }
}
