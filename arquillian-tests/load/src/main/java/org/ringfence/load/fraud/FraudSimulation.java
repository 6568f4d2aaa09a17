package org.ringfence.load.fraud;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.fraud.Finding;
import org.ringfence.billing.fraud.FraudCall;
import org.ringfence.billing.fraud.FraudGuard;
import org.ringfence.billing.number.NumberFacts;
import org.ringfence.load.fraud.TrafficCall.Truth;

/** Runs simulated months through a guard: calls are refused, cut at the end of a slice, or talk to their end. */
final class FraudSimulation {

    private static final int SLICE = 60;

    /** What became of the calls of one truth. */
    static final class Outcome {
        long calls;
        long refused;
        long cut;
        long money;
        long lost;
        final Map<Finding.Detector, Long> stopped = new EnumMap<>(Finding.Detector.class);
        final Map<AccountId, Long> begun = new HashMap<>();
        final Set<AccountId> detected = new HashSet<>();
        final List<Long> minutesToDetect = new ArrayList<>();

        double stoppedShare() {
            return money == 0 ? 1 : 1 - (double) lost / money;
        }

        /** Half of the accounts that were found out were found by then; -1 when none was. */
        long medianMinutes() {
            List<Long> sorted = minutesToDetect.stream().sorted().toList();
            return sorted.isEmpty() ? -1 : sorted.get(sorted.size() / 2);
        }

        double refusedShare() {
            return calls == 0 ? 0 : (double) (refused + cut) / calls;
        }
    }

    private record Step(long second, Talk talk) {}

    private static final class Talk {
        private final TrafficCall call;
        private final FraudCall asked;
        private long granted = SLICE;

        Talk(TrafficCall call, FraudCall asked) {
            this.call = call;
            this.asked = asked;
        }
    }

    private final Map<Truth, Outcome> outcomes = new EnumMap<>(Truth.class);
    private final Detectors detectors;
    private final FraudGuard guard;
    private final PriorityQueue<Step> steps = new PriorityQueue<>(Comparator.comparingLong(Step::second));
    private long attempts;

    private FraudSimulation(Detectors detectors) {
        this.detectors = detectors;
        this.guard = detectors.guard();
    }

    static Map<Truth, Outcome> run(List<TrafficCall> calls, Set<Detectors.Detector> which) {
        FraudSimulation simulation = new FraudSimulation(new Detectors(which));
        for (Truth truth : Truth.values()) {
            simulation.outcomes.put(truth, new Outcome());
        }
        for (TrafficCall call : calls) {
            simulation.until(call.second());
            simulation.begin(call);
        }
        simulation.until(Long.MAX_VALUE);
        return simulation.outcomes;
    }

    private void begin(TrafficCall call) {
        FraudCall asked = new FraudCall(
                new AttemptId(new UUID(0, attempts++)),
                call.account(),
                call.number(),
                new NumberFacts(Set.of(), null),
                call.zone(),
                call.price(),
                call.day(),
                call.at());
        if (call.truth() == Truth.BAIT) {
            detectors.wangiri().missed(asked.range(), call.user(), Duration.ofSeconds(2), call.at());
            return;
        }
        if (counted(call)) {
            Outcome outcome = outcomes.get(call.truth());
            outcome.calls++;
            outcome.money += call.price().charge(call.talk()).units();
            outcome.begun.putIfAbsent(call.account(), call.second());
        }
        Finding found = guard.judge(asked, LocalTime.NOON, SLICE);
        if (stops(found, call)) {
            stopped(call, found, 0);
            return;
        }
        guard.began(asked, LocalTime.NOON, SLICE);
        next(new Talk(call, asked));
    }

    private void until(long second) {
        while (!steps.isEmpty() && steps.peek().second() <= second) {
            Talk talk = steps.poll().talk();
            if (talk.call.talk() <= talk.granted) {
                end(talk, talk.call.talk());
            } else {
                extend(talk);
            }
        }
    }

    private void extend(Talk talk) {
        long day = (talk.call.second() + talk.granted) / TrafficCall.DAY;
        Finding found = guard.extend(talk.asked.id(), day, talk.granted + SLICE, !counted(talk.call));
        if (stops(found, talk.call)) {
            end(talk, talk.granted);
            stopped(talk.call, found, talk.granted);
            return;
        }
        talk.granted += SLICE;
        next(talk);
    }

    private void next(Talk talk) {
        long seconds = Math.min(talk.granted, talk.call.talk());
        steps.add(new Step(talk.call.second() + seconds, talk));
    }

    private void end(Talk talk, long seconds) {
        long charge = talk.call.price().charge(seconds).units();
        long day = (talk.call.second() + seconds) / TrafficCall.DAY;
        guard.ended(talk.asked.id(), day, Duration.ofSeconds(seconds), charge);
        if (counted(talk.call)) {
            outcomes.get(talk.call.truth()).lost += charge;
        }
    }

    /** The first two months are history: they teach, and nothing is refused in them. */
    private static boolean stops(@Nullable Finding found, TrafficCall call) {
        return found != null && found.isCritical() && counted(call);
    }

    private static boolean counted(TrafficCall call) {
        return call.day() >= TrafficMonths.FIRST_DAY_OF_THIEVES;
    }

    private void stopped(TrafficCall call, Finding found, long afterSeconds) {
        Outcome outcome = outcomes.get(call.truth());
        if (afterSeconds == 0) {
            outcome.refused++;
        } else {
            outcome.cut++;
        }
        long saved = call.price().charge(call.talk()).units()
                - (afterSeconds == 0 ? 0 : call.price().charge(afterSeconds).units());
        outcome.stopped.merge(found.detector(), saved, Long::sum);
        Long begun = outcome.begun.get(call.account());
        if (begun != null && outcome.detected.add(call.account())) {
            outcome.minutesToDetect.add((call.second() + afterSeconds - begun) / SLICE);
        }
    }
}
