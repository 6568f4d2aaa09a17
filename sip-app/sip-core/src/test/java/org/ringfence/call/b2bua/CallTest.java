package org.ringfence.call.b2bua;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.Talk;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkSeats;
import org.ringfence.call.session.CallEnd;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.CallRules;
import org.ringfence.call.session.CallSetup;
import org.ringfence.call.session.CallState;
import org.ringfence.call.session.EarlyMedia;
import org.ringfence.call.session.EndCause;
import org.ringfence.call.session.Leg;
import org.ringfence.call.session.RouteStep;
import org.ringfence.call.session.Target;

class CallTest {

    private static final Carrier NARROW = new Carrier(new AccountId(9), "narrow");
    private static final Carrier WIDE = new Carrier(new AccountId(8), "wide");
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final CallRules RULES = new CallRules(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofHours(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Set.of(408, 503),
            EarlyMedia.ALLOW);

    static final CallAttempt ATTEMPT = new CallAttempt(
            new AttemptId(new UUID(1, 2)),
            new AccountId(7),
            CallOrigin.ENDPOINT,
            "alice@example.org",
            new Destination.OnNet("bob@example.org"),
            "call-id",
            "127.0.0.1:5060",
            START);

    private final ManualTimers timers = new ManualTimers();
    private final RecordedSip sip = new RecordedSip();
    private final List<String> desk = new CopyOnWriteArrayList<>();
    private final List<String> carriers = new ArrayList<>();
    private final List<CallEnd> ends = new CopyOnWriteArrayList<>();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private final LiveCalls live = new LiveCalls();
    private Duration grant = Duration.ofSeconds(60);

    private Call call() {
        CallClock clock = new CallClock(() -> START, timers::nanos);
        Call call = new Call(
                ATTEMPT,
                new CallSetup(RULES, null, null),
                clock,
                new Call.Surroundings(sip.commands, new ReadyDesk(), CallTest::toOnePhone, timers, new Watcher()));
        live.add(call);
        return call;
    }

    private static void toOnePhone(Call call) {
        call.post(new CallEvent.Routed(List.of(new RouteStep(List.of(new Target("phone", "phone")), false))));
    }

    private Call talking() {
        Call call = call();
        call.begin();
        call.post(new CallEvent.Answered(0, "d", null, null));
        call.post(new CallEvent.CallerAcknowledged(null));
        return call;
    }

    @Test
    void callRunsFromTheInviteToTheCutWithoutAnyOneElsesHelp() {
        Call call = talking();
        assertThat(call.view().phase()).isEqualTo(CallState.Phase.TALKING);

        timers.pass(Duration.ofSeconds(59));
        assertThat(sip.sent).doesNotContain("hangUp");
        timers.pass(Duration.ofSeconds(1));

        assertThat(sip.sent).filteredOn("hangUp"::equals).hasSize(2);
        assertThat(ends).containsExactly(new CallEnd(EndCause.MONEY_EXHAUSTED, 200, START.plusSeconds(60)));
        assertThat(desk).containsExactly("admit", "extend 0", "extend 1", "settle");
        assertThat(live.count()).isZero();
        assertThat(timers.running()).isZero();
    }

    @Test
    void lastSeatOfATrunkIsForOneCallAndTheNextTriesTheOtherTrunkUntilItIsGivenBack() {
        List<String> talked = new ArrayList<>();
        TrunkSeats seats = new TrunkSeats(new TrunkSeats.Talk() {
            @Override
            public void talked(AccountId carrier, Duration duration) {
                talked.add(carrier.value() + " " + duration.toSeconds());
            }

            @Override
            public boolean isFull(AccountId carrier) {
                return false;
            }
        });
        Gateway gateway = new Gateway("10.0.0.1", 5060, SipTransport.UDP);
        Trunk trunk = new Trunk(new AccountId(9), "t", List.of(gateway), Set.of("49"), 1, OptionalInt.of(1), true);
        CallerIdentity from = new CallerIdentity("alice", "example.org", null);
        SipTarget narrow = new SipTarget("sip:1@a", "sip:1@a", from, NARROW, seats.on(trunk));
        SipTarget wide = new SipTarget("sip:1@b", "sip:1@b", from, WIDE, null);
        List<RouteStep> steps = List.of(
                new RouteStep(List.of(new Target("narrow", narrow)), true),
                new RouteStep(List.of(new Target("wide", wide)), true));
        Call first = seated(steps);
        first.post(new CallEvent.Answered(0, "d", null, null));
        first.post(new CallEvent.CallerAcknowledged(null));
        assertThat(seats.taken(trunk.account())).isEqualTo(1);

        Call second = seated(steps);
        second.post(new CallEvent.Answered(1, "d", null, null));
        second.post(new CallEvent.CallerAcknowledged(null));
        assertThat(second.view().phase()).isEqualTo(CallState.Phase.TALKING);
        assertThat(sip.sent).as("one INVITE each").filteredOn("invite"::equals).hasSize(2);

        timers.pass(Duration.ofSeconds(7));
        second.post(new CallEvent.EndDemanded(EndCause.ADMINISTRATOR));
        assertThat(seats.taken(trunk.account())).isEqualTo(1);
        assertThat(talked).isEmpty();
        first.post(new CallEvent.EndDemanded(EndCause.ADMINISTRATOR));
        assertThat(ends).hasSize(2);
        assertThat(seats.taken(trunk.account())).isZero();
        assertThat(talked).as("SPEC F27").containsExactly("9 7");
        assertThat(carriers).as("SPEC P8").containsExactly("narrow", "wide", "wide", "narrow");
    }

    private Call seated(List<RouteStep> steps) {
        Call call = new Call(
                ATTEMPT,
                new CallSetup(RULES, null, null),
                new CallClock(() -> START, timers::nanos),
                new Call.Surroundings(
                        sip.commands,
                        new ReadyDesk(),
                        routed -> routed.post(new CallEvent.Routed(steps)),
                        timers,
                        new Watcher()));
        call.begin();
        return call;
    }

    @Test
    void administratorsSeeAndHangUpCalls() {
        talking();
        assertThat(live.list())
                .extracting(view -> view.attempt().destination().text())
                .containsExactly("bob@example.org");
        assertThat(live.hangUp(ATTEMPT.id())).isTrue();
        assertThat(live.hangUp(ATTEMPT.id())).isFalse();
        assertThat(ends).extracting(CallEnd::cause).containsExactly(EndCause.ADMINISTRATOR);
    }

    @Test
    void topUpReachesTheCallsOfItsAccountOnly() {
        talking();
        timers.pass(Duration.ofSeconds(55));
        live.creditRaised(new AccountId(8));
        assertThat(desk).hasSize(3);
        live.creditRaised(new AccountId(7));
        assertThat(desk).hasSize(4);
    }

    @Test
    void stoppingTheServerEndsEveryCall() {
        talking();
        live.endAll();

        assertThat(ends).extracting(CallEnd::cause).containsExactly(EndCause.SHUTDOWN);
    }

    @Test
    void brokenSenderEndsTheCallAndItsMoneyIsClosed() {
        sip.reaction = name -> {
            if (name.equals("answer")) {
                throw new IllegalStateException("broken");
            }
        };
        talking();

        assertThat(failures).hasSize(1);
        assertThat(desk).contains("settle");
    }

    @Test
    void brokenDeskLeavesNoCallBehind() {
        grant = null;
        call().begin();

        assertThat(failures).isNotEmpty();
        assertThat(live.count()).isZero();
        assertThat(sip.sent).containsExactly("reject");
    }

    @Test
    void stoppedTimerThatRangAlreadyIsSilent() {
        Call call = talking();
        call.post(new CallEvent.HungUp(Leg.CALLER));
        timers.pass(Duration.ofHours(5));

        assertThat(sip.sent).filteredOn("hangUp"::equals).hasSize(1);
    }

    @Test
    void eventsOfManyThreadsAreHandledOneAtATime() throws InterruptedException {
        Call call = talking();
        int threads = 16;
        int each = 500;
        List<Integer> inside = new ArrayList<>();
        sip.reaction = name -> inside.add(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch done = new CountDownLatch(threads);
        for (int thread = 0; thread < threads; thread++) {
            long base = thread * 1_000_000L;
            pool.execute(() -> {
                for (int i = 0; i < each; i++) {
                    call.post(new CallEvent.Request(
                            base + i, Leg.CALLER, org.ringfence.call.session.RelayMethod.INFO, null));
                }
                done.countDown();
            });
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        assertThat(inside).hasSize(threads * each);
        assertThat(sip.sent).filteredOn("passRequest"::equals).hasSize(threads * each);
    }

    /** Answers at once: one grant, and then nothing more. */
    private final class ReadyDesk implements CallDesk {
        private void note(Talk talk) {
            if (talk.carrier() != null) {
                carriers.add(talk.carrier().name());
            }
        }

        @Override
        public void admit(Call call) {
            desk.add("admit");
            call.post(new CallEvent.Admitted(java.util.Objects.requireNonNull(grant)));
        }

        @Override
        public void extend(Call call, int ordinal, Talk talk) {
            note(talk);
            desk.add("extend " + ordinal);
            call.post(ordinal == 0 ? new CallEvent.Extended(grant) : new CallEvent.Exhausted(grant));
        }

        @Override
        public void settle(Call call, Talk talk, CallEnd end) {
            note(talk);
            desk.add("settle");
            call.post(new CallEvent.Accounted());
        }

        @Override
        public void abandon(Call call, CallEnd end) {
            desk.add("abandon");
            call.post(new CallEvent.Accounted());
        }
    }

    private final class Watcher implements CallObserver {
        @Override
        public void finished(Call call, CallEnd end) {
            ends.add(end);
            live.remove(call);
        }

        @Override
        public void failed(Call call, String step, RuntimeException failure) {
            failures.add(failure);
        }
    }
}
