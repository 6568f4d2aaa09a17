package org.ringfence.call.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Plays events to a call and keeps what it commands. */
final class Script {

    static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    static final Body OFFER = sdp("offer");
    static final Body ANSWER = sdp("answer");
    static final CallRules RULES = new CallRules(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofHours(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Set.of(408, 500, 503),
            EarlyMedia.ALLOW);

    final List<CallCommand> all = new ArrayList<>();
    CallState state;
    List<CallCommand> last = List.of();
    Instant now = START;

    Script(CallSetup setup) {
        take(CallSession.start(setup));
    }

    static Script call() {
        return new Script(new CallSetup(RULES, OFFER, null));
    }

    static Script call(UnaryOperator<CallRules> change) {
        return new Script(new CallSetup(change.apply(RULES), OFFER, null));
    }

    static Script lateOffer() {
        return new Script(new CallSetup(RULES, null, null));
    }

    static Body sdp(String text) {
        return new Body("application/sdp", text.getBytes(StandardCharsets.UTF_8));
    }

    static Target target(String name) {
        return new Target(name, name);
    }

    static RouteStep step(String... targets) {
        return new RouteStep(List.of(targets).stream().map(Script::target).toList(), true);
    }

    static Leg leg(int branch) {
        return new Leg(branch, "d" + branch);
    }

    Script on(CallEvent event) {
        take(CallSession.next(state, event, now));
        return this;
    }

    Script after(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Admitted for 60 s and sent to these steps. */
    Script routed(RouteStep... steps) {
        return on(new CallEvent.Admitted(Duration.ofSeconds(60))).on(new CallEvent.Routed(List.of(steps)));
    }

    Script rings(int branch) {
        return on(new CallEvent.Progress(branch, "d" + branch, 180, null));
    }

    Script answers(int branch) {
        return on(new CallEvent.Answered(branch, "d" + branch, ANSWER, null));
    }

    Script fails(int branch, int status) {
        return on(new CallEvent.Failed(branch, status));
    }

    Script acknowledges() {
        return on(new CallEvent.CallerAcknowledged(null));
    }

    Script ends(TimerKind kind) {
        return on(new CallEvent.TimerEnded(kind));
    }

    /** A call with one branch that talks. */
    static Script talking() {
        return call().routed(step("phone"))
                .rings(0)
                .after(Duration.ofSeconds(2))
                .answers(0)
                .on(new CallEvent.Extended(Duration.ofSeconds(60)))
                .acknowledges();
    }

    <C extends CallCommand> List<C> every(Class<C> type) {
        return all.stream().filter(type::isInstance).map(type::cast).collect(Collectors.toList());
    }

    private void take(Transition transition) {
        state = transition.state();
        last = transition.commands();
        all.addAll(last);
    }
}
