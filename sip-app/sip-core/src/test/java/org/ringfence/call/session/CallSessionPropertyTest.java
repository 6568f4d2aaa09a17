package org.ringfence.call.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringfence.spec.Spec;

/** Calls under random orders of events, sensible and senseless; a failure names the seed of its call. */
class CallSessionPropertyTest {

    private static final int CALLS_PER_SEED = 2_000;

    static LongStream seeds() {
        return LongStream.range(1, 26);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Spec({"F8", "P1"})
    void everyCallEndsAndItsMoneyIsClosedExactlyOnce(long seed) {
        for (int call = 0; call < CALLS_PER_SEED; call++) {
            long own = seed * 1_000_003 + call;
            Random random = new Random(own);
            Script script = random.nextInt(4) == 0 ? Script.lateOffer() : Script.call();
            Set<Leg> hungUpByParty = new HashSet<>();
            Set<Leg> answered = new HashSet<>();
            play(script, random, hungUpByParty, answered);
            drain(script, own);
            check(script, own, hungUpByParty, answered);
        }
    }

    private static void play(Script script, Random random, Set<Leg> hungUpByParty, Set<Leg> answered) {
        List<CallEvent> events = SampleEvents.ofEveryKind();
        int steps = random.nextInt(40);
        for (int step = 0; step < steps; step++) {
            CallEvent event = random.nextInt(3) == 0
                    ? events.get(random.nextInt(events.size()))
                    : sensible(script, random, events);
            script.after(Duration.ofMillis(random.nextInt(20_000)));
            remember(script, event, hungUpByParty, answered);
            script.on(event);
        }
    }

    private static void remember(Script script, CallEvent event, Set<Leg> hungUpByParty, Set<Leg> answered) {
        boolean over = script.state.phase() == CallState.Phase.ENDED;
        if (event instanceof CallEvent.HungUp hungUp) {
            hungUpByParty.add(hungUp.leg());
        }
        if (event instanceof CallEvent.Answered answer
                && !over
                && script.state.branches().containsKey(answer.branch())) {
            answered.add(new Leg(answer.branch(), answer.dialog()));
        }
    }

    /** What usually comes next, so that calls get far. */
    private static CallEvent sensible(Script script, Random random, List<CallEvent> events) {
        return switch (script.state.phase()) {
            case ADMITTING -> new CallEvent.Admitted(Duration.ofSeconds(1 + random.nextInt(60)));
            case ROUTING -> new CallEvent.Routed(List.of(Script.step("a", "b"), Script.step("c")));
            case INVITING -> new CallEvent.Answered(random.nextInt(2), "d0", Script.ANSWER, null);
            case ANSWERED -> new CallEvent.CallerAcknowledged(null);
            default -> events.get(random.nextInt(events.size()));
        };
    }

    /** Every asking is answered, every timer ends, and the administrator ends what does not end by itself. */
    private static void drain(Script script, long seed) {
        script.on(new CallEvent.EndDemanded(EndCause.ADMINISTRATOR));
        script.on(new CallEvent.Admitted(Duration.ofSeconds(9)));
        script.on(new CallEvent.Accounted());
        script.ends(TimerKind.ACK);
        script.ends(TimerKind.LINGER);
        script.on(new CallEvent.Accounted());
        assertThat(script.state.phase()).as("seed %d", seed).isEqualTo(CallState.Phase.ENDED);
        int commands = script.all.size();
        SampleEvents.ofEveryKind().forEach(script::on);
        assertThat(script.all).as("commands after the end, seed %d", seed).hasSize(commands);
    }

    private static void check(Script script, long seed, Set<Leg> hungUpByParty, Set<Leg> answered) {
        boolean admitted = !script.every(CallCommand.Route.class).isEmpty();
        int closed = script.every(CallCommand.Settle.class).size()
                + script.every(CallCommand.Abandon.class).size();
        assertThat(closed).as("settled or abandoned, seed %d", seed).isLessThanOrEqualTo(1);
        if (admitted) {
            assertThat(closed).as("settled or abandoned, seed %d", seed).isEqualTo(1);
        }
        boolean toldOfAnswer = !script.every(CallCommand.Answer.class).isEmpty();
        assertThat(script.every(CallCommand.Settle.class).size())
                .as("an answered call is settled, seed %d", seed)
                .isEqualTo(toldOfAnswer ? 1 : 0);
        int finalAnswers = script.every(CallCommand.Answer.class).size()
                + script.every(CallCommand.Reject.class).size();
        assertThat(finalAnswers).as("final answers, seed %d", seed).isLessThanOrEqualTo(1);
        assertThat(script.every(CallCommand.Finish.class)).as("seed %d", seed).hasSize(1);
        checkDialogs(script, seed, hungUpByParty, answered, toldOfAnswer);
        checkGrantIsKept(script, seed);
    }

    private static void checkDialogs(
            Script script, long seed, Set<Leg> hungUpByParty, Set<Leg> answered, boolean toldOfAnswer) {
        Map<Leg, Integer> hangUps = new HashMap<>();
        script.every(CallCommand.HangUp.class).forEach(hangUp -> hangUps.merge(hangUp.leg(), 1, Integer::sum));
        Set<Leg> open = new HashSet<>(answered);
        if (toldOfAnswer) {
            open.add(Leg.CALLER);
        }
        for (Leg leg : open) {
            assertThat(hangUps.containsKey(leg) || hungUpByParty.contains(leg))
                    .as("%s is hung up, seed %d", leg, seed)
                    .isTrue();
        }
        assertThat(hangUps.getOrDefault(Leg.CALLER, 0)).as("seed %d", seed).isLessThanOrEqualTo(1);
        Leg winner = script.state.winner();
        if (winner != null) {
            assertThat(hangUps.getOrDefault(winner, 0)).as("seed %d", seed).isLessThanOrEqualTo(1);
        }
    }

    /** A call is never cut for money before what it was granted is used. */
    private static void checkGrantIsKept(Script script, long seed) {
        List<CallCommand.Settle> settled = new ArrayList<>(script.every(CallCommand.Settle.class));
        for (CallCommand.Settle settle : settled) {
            if (settle.end().cause() == EndCause.MONEY_EXHAUSTED) {
                assertThat(Duration.between(settle.answeredAt(), settle.end().at()))
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(script.state.funds().granted());
            }
        }
    }
}
