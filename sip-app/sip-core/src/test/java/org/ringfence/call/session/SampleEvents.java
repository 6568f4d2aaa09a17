package org.ringfence.call.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One event of every kind, and several where the values matter. */
final class SampleEvents {

    private SampleEvents() {}

    static List<CallEvent> ofEveryKind() {
        List<CallEvent> events = new ArrayList<>(List.of(
                new CallEvent.Admitted(Duration.ofSeconds(30)),
                new CallEvent.NotAdmitted(Rejection.of(402)),
                new CallEvent.Extended(Duration.ofSeconds(90)),
                new CallEvent.Exhausted(Duration.ofSeconds(90)),
                new CallEvent.ReservationLost(),
                new CallEvent.ExtensionFailed(),
                new CallEvent.ToppedUp(),
                new CallEvent.Accounted(),
                new CallEvent.Routed(List.of(Script.step("a", "b"), Script.step("c"))),
                new CallEvent.Routed(List.of(Script.step("a"))),
                new CallEvent.Unroutable(Rejection.of(404)),
                new CallEvent.CallerAcknowledged(null),
                new CallEvent.CallerCancelled(),
                new CallEvent.PartyLost(Side.CALLER),
                new CallEvent.PartyLost(Side.CALLEE),
                new CallEvent.RequestAnswered(1, 200, null),
                new CallEvent.RequestAnswered(1, 488, null),
                new CallEvent.RequestAcknowledged(1, null),
                new CallEvent.RequestCancelled(1),
                new CallEvent.Refreshed(Side.CALLER, 200),
                new CallEvent.Refreshed(Side.CALLEE, 491),
                new CallEvent.TermsAgreed(Side.CALLER, new SessionTerms(Duration.ofSeconds(90), true)),
                new CallEvent.EndDemanded(EndCause.ADMINISTRATOR)));
        for (int branch = 0; branch < 3; branch++) {
            events.add(new CallEvent.Progress(branch, "d" + branch, 180, null));
            events.add(new CallEvent.Progress(branch, "d" + branch, 183, Script.ANSWER));
            events.add(new CallEvent.Answered(branch, "d" + branch, Script.ANSWER, null));
            events.add(new CallEvent.Failed(branch, 503));
            events.add(new CallEvent.Failed(branch, 603));
            events.add(new CallEvent.HungUp(Script.leg(branch)));
        }
        events.add(new CallEvent.HungUp(Leg.CALLER));
        events.add(new CallEvent.Request(1, Leg.CALLER, RelayMethod.INVITE, Script.OFFER));
        events.add(new CallEvent.Request(2, Script.leg(0), RelayMethod.UPDATE, null));
        events.add(new CallEvent.Request(3, Script.leg(1), RelayMethod.INVITE, null));
        for (TimerKind kind : TimerKind.values()) {
            events.add(new CallEvent.TimerEnded(kind));
        }
        requireEveryKind(events);
        return events;
    }

    private static void requireEveryKind(List<CallEvent> events) {
        Set<Class<?>> kinds = new HashSet<>();
        collect(CallEvent.class, kinds);
        events.forEach(event -> kinds.remove(event.getClass()));
        assertThat(kinds).as("kinds of event without a sample").isEmpty();
    }

    private static void collect(Class<?> type, Set<Class<?>> kinds) {
        if (!type.isSealed()) {
            kinds.add(type);
            return;
        }
        for (Class<?> part : type.getPermittedSubclasses()) {
            collect(part, kinds);
        }
    }
}
