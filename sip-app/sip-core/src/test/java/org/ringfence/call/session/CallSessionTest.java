package org.ringfence.call.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.call.session.Script.ANSWER;
import static org.ringfence.call.session.Script.OFFER;
import static org.ringfence.call.session.Script.leg;
import static org.ringfence.call.session.Script.step;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.spec.Spec;

class CallSessionTest {

    private static final Duration NONE = Duration.ZERO;

    @Test
    void callAsksForAdmissionBeforeAnythingElse() {
        Script call = Script.call();

        assertThat(call.last).containsExactly(new CallCommand.Admit());
        call.on(new CallEvent.Admitted(Duration.ofSeconds(60)));
        assertThat(call.last).containsExactly(new CallCommand.Route());
    }

    @Test
    void refusedCallIsAnsweredAndForgotten() {
        Script call = Script.call().on(new CallEvent.NotAdmitted(Rejection.of(402)));

        assertThat(call.last).contains(new CallCommand.Reject(Rejection.of(402), EndCause.NOT_ADMITTED));
        assertThat(call.state.phase()).isEqualTo(CallState.Phase.ENDED);
        assertThat(call.every(CallCommand.Abandon.class)).isEmpty();
    }

    @Test
    void answeredCallIsAcknowledgedReportedAndSupervised() {
        Script call = Script.call().routed(step("phone")).rings(0).answers(0);

        assertThat(call.last)
                .containsSubsequence(
                        new CallCommand.Answer(ANSWER),
                        new CallCommand.Acknowledge(leg(0), null),
                        new CallCommand.Extend(0, Script.START))
                .contains(
                        new CallCommand.Arm(TimerKind.CUT, Duration.ofSeconds(60)),
                        new CallCommand.Arm(TimerKind.SLICE, Duration.ofSeconds(55)),
                        new CallCommand.Arm(TimerKind.ABSOLUTE, Duration.ofHours(4)));
    }

    @Test
    void lateOfferGoesToTheCallerInThe200AndItsAnswerToTheCalleeInTheAck() {
        Script call = Script.lateOffer().routed(step("phone"));
        assertThat(call.every(CallCommand.Invite.class))
                .extracting(CallCommand.Invite::offer)
                .containsOnlyNulls();

        call.on(new CallEvent.Answered(0, "d0", OFFER, null));
        assertThat(call.last).contains(new CallCommand.Answer(OFFER));
        assertThat(call.every(CallCommand.Acknowledge.class)).isEmpty();

        call.on(new CallEvent.CallerAcknowledged(ANSWER));
        assertThat(call.last).contains(new CallCommand.Acknowledge(leg(0), ANSWER));
    }

    @Test
    void eachHangUpEndsTheOtherDialogAndSettles() {
        Script byCaller = Script.talking().after(Duration.ofSeconds(7)).on(new CallEvent.HungUp(Leg.CALLER));
        CallEnd end = new CallEnd(EndCause.CALLER_HUNG_UP, 200, byCaller.now);
        assertThat(byCaller.last)
                .contains(
                        new CallCommand.HangUp(leg(0), EndCause.CALLER_HUNG_UP),
                        new CallCommand.Settle(byCaller.now.minusSeconds(7), end))
                .doesNotContain(new CallCommand.HangUp(Leg.CALLER, EndCause.CALLER_HUNG_UP));

        Script byCallee = Script.talking().on(new CallEvent.HungUp(leg(0)));
        assertThat(byCallee.last)
                .contains(new CallCommand.HangUp(Leg.CALLER, EndCause.CALLEE_HUNG_UP))
                .doesNotContain(new CallCommand.HangUp(leg(0), EndCause.CALLEE_HUNG_UP));
    }

    @Test
    @Spec("F8")
    void crossingHangUpsSettleOnce() {
        Script call = Script.talking()
                .on(new CallEvent.HungUp(Leg.CALLER))
                .on(new CallEvent.HungUp(leg(0)))
                .on(new CallEvent.Accounted());

        assertThat(call.every(CallCommand.Settle.class)).hasSize(1);
        assertThat(call.every(CallCommand.Finish.class)).hasSize(1);
    }

    @Test
    void cancelledCallCancelsItsBranchAndAbandons() {
        Script call = Script.call().routed(step("phone")).rings(0).on(new CallEvent.CallerCancelled());

        assertThat(call.last)
                .contains(
                        new CallCommand.CancelBranch(0, false),
                        new CallCommand.Abandon(new CallEnd(EndCause.CANCELLED, 487, call.now)));
        assertThat(call.every(CallCommand.Reject.class)).isEmpty();
        call.on(new CallEvent.Accounted()).fails(0, 487);
        assertThat(call.state.phase()).isEqualTo(CallState.Phase.ENDED);
    }

    @Test
    void late200AfterTheCancelIsHungUpAndNotCharged() {
        Script call = Script.call()
                .routed(step("phone"))
                .on(new CallEvent.CallerCancelled())
                .answers(0);

        assertThat(call.last).contains(new CallCommand.HangUp(leg(0), EndCause.CANCELLED));
        assertThat(call.every(CallCommand.Settle.class)).isEmpty();
        assertThat(call.every(CallCommand.Abandon.class)).hasSize(1);
    }

    @Test
    void cancelThatComesAfterThe200IsTooLate() {
        Script call = Script.call().routed(step("phone")).answers(0).on(new CallEvent.CallerCancelled());

        assertThat(call.last).isEmpty();
    }

    @Test
    void moneyThatIsReservedAfterTheCallerGaveUpIsReleased() {
        Script call = Script.call().on(new CallEvent.CallerCancelled());
        assertThat(call.every(CallCommand.Abandon.class)).isEmpty();

        call.on(new CallEvent.Admitted(Duration.ofSeconds(60)));
        assertThat(call.every(CallCommand.Abandon.class)).hasSize(1);
        assertThat(call.every(CallCommand.Route.class)).isEmpty();
    }

    @Test
    void firstOfSeveralPhonesWinsAndTheOthersAreCancelled() {
        Script call = Script.call()
                .routed(step("desk", "mobile", "soft"))
                .rings(0)
                .rings(1)
                .answers(1);

        assertThat(call.last).contains(new CallCommand.CancelBranch(0, true), new CallCommand.CancelBranch(2, true));
        call.answers(2);
        assertThat(call.last).containsExactly(new CallCommand.HangUp(leg(2), EndCause.CANCELLED));
    }

    @Test
    void second200OfOneBranchFromAnotherPhoneIsHungUp() {
        Script call = Script.talking().on(new CallEvent.Answered(0, "another", ANSWER, null));

        assertThat(call.last).containsExactly(new CallCommand.HangUp(new Leg(0, "another"), EndCause.CANCELLED));
        call.answers(0);
        assertThat(call.last).isEmpty();
    }

    @Test
    void nextTrunkIsTriedAfterAFailureAndTheLastFailureIsTold() {
        Script call = Script.call().routed(step("one"), step("two")).fails(0, 503);
        assertThat(call.last).contains(new CallCommand.Invite(1, Script.target("two"), OFFER));

        call.fails(1, 486);
        assertThat(call.last).contains(new CallCommand.Reject(Rejection.of(486), EndCause.REFUSED_BY_CALLEE));
    }

    @Test
    void busyIsNotAFailureOfTheTrunk() {
        Script call = Script.call().routed(step("one"), step("two")).fails(0, 486);

        assertThat(call.every(CallCommand.Invite.class)).hasSize(1);
        assertThat(call.last).contains(new CallCommand.Reject(Rejection.of(486), EndCause.REFUSED_BY_CALLEE));
    }

    @Test
    void noOtherTrunkIsTriedAfterTheCallerHeardOne() {
        Script call = Script.call()
                .routed(step("one"), step("two"))
                .on(new CallEvent.Progress(0, "d0", 183, ANSWER))
                .fails(0, 503);

        assertThat(call.every(CallCommand.Invite.class)).hasSize(1);
    }

    @Test
    @Spec("B5")
    void silentTrunkIsGivenUpAndTheNextOneTried() {
        Script call = Script.call().routed(step("one"), step("two")).ends(TimerKind.SETUP);
        assertThat(call.last)
                .contains(
                        new CallCommand.CancelBranch(0, false), new CallCommand.Invite(1, Script.target("two"), OFFER));

        call.fails(0, 487).ends(TimerKind.SETUP);
        assertThat(call.last).contains(new CallCommand.Reject(Rejection.of(408), EndCause.NO_PROGRESS));
    }

    @Test
    @Spec("B4")
    void nobodyAnsweringCancelsAndTellsTheCaller() {
        Script call = Script.call().routed(step("phone")).rings(0).ends(TimerKind.RING);

        assertThat(call.last)
                .contains(
                        new CallCommand.CancelBranch(0, false),
                        new CallCommand.Reject(Rejection.of(480), EndCause.NO_ANSWER));
    }

    @Test
    @Spec("B1")
    void longestTalkEndsTheCall() {
        Script call = Script.talking().ends(TimerKind.ABSOLUTE);

        assertThat(call.last)
                .contains(
                        new CallCommand.HangUp(Leg.CALLER, EndCause.TOO_LONG),
                        new CallCommand.HangUp(leg(0), EndCause.TOO_LONG));
    }

    @Test
    @Spec("E15")
    void earlyMediaPassOnlyWhenTheyAreAllowedAndFromASingleTarget() {
        CallEvent media = new CallEvent.Progress(0, "d0", 183, ANSWER);

        assertThat(Script.call().routed(step("trunk")).on(media).last).contains(new CallCommand.Ring(183, ANSWER));
        assertThat(Script.call().routed(step("a", "b")).on(media).last).contains(new CallCommand.Ring(180, null));
        Script blocked = Script.call(rules -> new CallRules(
                rules.setup(),
                rules.ring(),
                rules.absolute(),
                rules.extendLead(),
                rules.extendRetry(),
                rules.failoverStatuses(),
                EarlyMedia.BLOCK));
        assertThat(blocked.routed(step("trunk")).on(media).last).contains(new CallCommand.Ring(180, null));
    }

    @Test
    void hangUpOfTheCalleeBeforeTheCallersAckWaitsForTheAck() {
        Script call = Script.call().routed(step("phone")).answers(0).on(new CallEvent.HungUp(leg(0)));
        assertThat(call.every(CallCommand.HangUp.class)).isEmpty();

        call.acknowledges();
        assertThat(call.last).contains(new CallCommand.HangUp(Leg.CALLER, EndCause.CALLEE_HUNG_UP));
    }

    @Test
    void answerThatIsNeverAcknowledgedEndsBothDialogs() {
        Script call = Script.call().routed(step("phone")).answers(0).ends(TimerKind.ACK);

        assertThat(call.last)
                .contains(
                        new CallCommand.HangUp(leg(0), EndCause.NOT_ACKNOWLEDGED),
                        new CallCommand.HangUp(Leg.CALLER, EndCause.NOT_ACKNOWLEDGED));
        assertThat(call.every(CallCommand.Settle.class)).hasSize(1);
    }

    @Test
    void administratorEndsACallInEveryPhase() {
        assertThat(Script.call().on(new CallEvent.EndDemanded(EndCause.ADMINISTRATOR)).last)
                .contains(new CallCommand.Reject(Rejection.of(480), EndCause.ADMINISTRATOR));
        assertThat(Script.talking().on(new CallEvent.EndDemanded(EndCause.ADMINISTRATOR)).last)
                .contains(new CallCommand.HangUp(Leg.CALLER, EndCause.ADMINISTRATOR));
    }

    @Test
    void requestsWithinTheDialogArePassedOnAndAnswered() {
        Script call = Script.talking().on(new CallEvent.Request(1, Leg.CALLER, RelayMethod.INVITE, OFFER));
        assertThat(call.last).containsExactly(new CallCommand.PassRequest(1, leg(0), RelayMethod.INVITE, OFFER));

        call.on(new CallEvent.RequestAnswered(1, 200, ANSWER));
        assertThat(call.last)
                .containsExactly(
                        new CallCommand.AnswerRequest(1, 200, ANSWER, NONE),
                        new CallCommand.AcknowledgeRequest(1, null));

        call.on(new CallEvent.Request(2, leg(0), RelayMethod.INFO, null));
        assertThat(call.last).containsExactly(new CallCommand.PassRequest(2, Leg.CALLER, RelayMethod.INFO, null));
    }

    @Test
    void reInviteWithoutOfferIsAcknowledgedWithTheAnswerOfItsSender() {
        Script call = Script.talking()
                .on(new CallEvent.Request(1, leg(0), RelayMethod.INVITE, null))
                .on(new CallEvent.RequestAnswered(1, 200, OFFER));
        assertThat(call.last).containsExactly(new CallCommand.AnswerRequest(1, 200, OFFER, NONE));

        call.on(new CallEvent.RequestAcknowledged(1, ANSWER));
        assertThat(call.last).containsExactly(new CallCommand.AcknowledgeRequest(1, ANSWER));
    }

    @Test
    void crossingReInvitesAreRefused() {
        Script call = Script.talking()
                .on(new CallEvent.Request(1, Leg.CALLER, RelayMethod.INVITE, OFFER))
                .on(new CallEvent.Request(2, leg(0), RelayMethod.INVITE, OFFER));
        assertThat(call.last).containsExactly(new CallCommand.AnswerRequest(2, 491, null, NONE));

        call.on(new CallEvent.Request(3, Leg.CALLER, RelayMethod.UPDATE, OFFER));
        assertThat(call.last).containsExactly(new CallCommand.AnswerRequest(3, 500, null, Duration.ofSeconds(5)));
    }

    @Test
    void answerThatThePartyIsGoneEndsTheCall() {
        Script call = Script.talking()
                .on(new CallEvent.Request(1, Leg.CALLER, RelayMethod.INFO, null))
                .on(new CallEvent.RequestAnswered(1, 481, null));

        assertThat(call.last).contains(new CallCommand.HangUp(Leg.CALLER, EndCause.PARTY_LOST));
    }

    @Test
    void openRequestIsRefusedWhenTheCallEnds() {
        Script call = Script.talking()
                .on(new CallEvent.Request(1, Leg.CALLER, RelayMethod.INVITE, OFFER))
                .on(new CallEvent.HungUp(leg(0)));
        assertThat(call.last).contains(new CallCommand.AnswerRequest(1, 487, null, NONE));

        call.on(new CallEvent.RequestAnswered(1, 200, ANSWER));
        assertThat(call.last).containsExactly(new CallCommand.AcknowledgeRequest(1, null));
    }

    @Test
    void requestOfAStrangeDialogIsRefused() {
        Script call = Script.talking().on(new CallEvent.Request(1, new Leg(0, "x"), RelayMethod.INFO, null));

        assertThat(call.last).containsExactly(new CallCommand.AnswerRequest(1, 481, null, NONE));
    }

    @Test
    void everyKindOfEventHasARule() {
        assertThat(List.of(CallEvent.class.getPermittedSubclasses())).isNotEmpty();
        for (CallEvent event : SampleEvents.ofEveryKind()) {
            Script.talking().on(event);
            Script.call().on(event);
        }
    }
}
