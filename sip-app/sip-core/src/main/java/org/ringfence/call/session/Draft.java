package org.ringfence.call.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The working copy of a call's state while one event is handled, with the commands that it causes. */
final class Draft {

    final CallSetup setup;
    final Instant now;
    CallState.Phase phase;
    CallState.Caller caller;
    Funds funds;
    List<RouteStep> untried;
    boolean failover;
    boolean shared;
    final TreeMap<Integer, Branch> branches;

    @Nullable
    Leg winner;

    CallState.Ringing ringing;
    int best;
    final TreeMap<Long, Relay> relays;
    final EnumMap<Side, SessionTerms> terms = new EnumMap<>(Side.class);
    final EnumSet<Side> refreshing = EnumSet.noneOf(Side.class);

    @Nullable
    CallEnd end;

    private final List<CallCommand> commands = new ArrayList<>(6);

    Draft(CallState state, Instant now) {
        this.now = now;
        setup = state.setup();
        phase = state.phase();
        caller = state.caller();
        funds = state.funds();
        untried = state.untried();
        failover = state.failover();
        shared = state.shared();
        branches = new TreeMap<>(state.branches());
        winner = state.winner();
        ringing = state.ringing();
        best = state.best();
        relays = new TreeMap<>(state.relays());
        terms.putAll(state.terms());
        refreshing.addAll(state.refreshing());
        end = state.end();
    }

    void command(CallCommand command) {
        commands.add(command);
    }

    void arm(TimerKind kind, Duration after) {
        commands.add(new CallCommand.Arm(kind, after));
    }

    void disarm(TimerKind kind) {
        commands.add(new CallCommand.Disarm(kind));
    }

    void put(Branch branch) {
        branches.put(branch.number(), branch);
    }

    boolean anyBranch(Predicate<Branch> test) {
        return branches.values().stream().anyMatch(test);
    }

    Leg callee() {
        if (winner == null) {
            throw new IllegalStateException("nobody has answered");
        }
        return winner;
    }

    Leg leg(Side side) {
        return side == Side.CALLER ? Leg.CALLER : callee();
    }

    Transition done() {
        CallState state = new CallState(
                setup,
                phase,
                caller,
                funds,
                untried,
                failover,
                shared,
                Collections.unmodifiableMap(branches),
                winner,
                ringing,
                best,
                relays.isEmpty() ? Map.of() : Collections.unmodifiableMap(relays),
                Collections.unmodifiableMap(terms),
                Collections.unmodifiableSet(refreshing),
                end);
        return new Transition(state, commands);
    }
}
