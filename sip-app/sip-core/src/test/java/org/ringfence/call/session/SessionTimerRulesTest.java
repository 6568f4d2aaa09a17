package org.ringfence.call.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.call.session.Script.leg;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ringfence.spec.Spec;

@Spec("B6")
class SessionTimerRulesTest {

    private static final SessionTerms WE = new SessionTerms(Duration.ofSeconds(120), true);
    private static final SessionTerms THEY = new SessionTerms(Duration.ofSeconds(120), false);

    private static Script answered(SessionTerms caller, SessionTerms callee) {
        return new Script(new CallSetup(Script.RULES, Script.OFFER, caller))
                .routed(Script.step("phone"))
                .on(new CallEvent.Answered(0, "d0", Script.ANSWER, callee));
    }

    @Test
    void partyThatRefreshesIsExpectedAndTheOtherIsRefreshedAtHalfTime() {
        Script call = answered(THEY, WE);

        assertThat(call.last)
                .contains(
                        new CallCommand.Arm(TimerKind.EXPIRY_CALLER, Duration.ofSeconds(88)),
                        new CallCommand.Arm(TimerKind.REFRESH_CALLEE, Duration.ofSeconds(60)));
    }

    @Test
    void partyThatDoesNotRefreshIsLost() {
        Script call = answered(THEY, WE).acknowledges().ends(TimerKind.EXPIRY_CALLER);

        assertThat(call.last).contains(new CallCommand.HangUp(leg(0), EndCause.PARTY_LOST));
    }

    @Test
    void refreshThatFindsNobodyEndsTheCall() {
        Script call = answered(null, WE).acknowledges().ends(TimerKind.REFRESH_CALLEE);
        assertThat(call.last).containsExactly(new CallCommand.Refresh(leg(0)));

        call.on(new CallEvent.Refreshed(Side.CALLEE, 408));
        assertThat(call.last).contains(new CallCommand.HangUp(Leg.CALLER, EndCause.PARTY_LOST));
    }

    @Test
    void refreshIsRepeatedAndAGlareIsRetriedSoon() {
        Script call = answered(null, WE).acknowledges().ends(TimerKind.REFRESH_CALLEE);
        call.on(new CallEvent.Refreshed(Side.CALLEE, 491));
        assertThat(call.last).containsExactly(new CallCommand.Arm(TimerKind.REFRESH_CALLEE, Duration.ofSeconds(3)));

        call.ends(TimerKind.REFRESH_CALLEE).on(new CallEvent.Refreshed(Side.CALLEE, 200));
        assertThat(call.last).containsExactly(new CallCommand.Arm(TimerKind.REFRESH_CALLEE, Duration.ofSeconds(60)));
    }

    @Test
    void updateWithoutOfferIsAnsweredHere() {
        Script call =
                answered(THEY, WE).acknowledges().on(new CallEvent.Request(1, Leg.CALLER, RelayMethod.UPDATE, null));

        assertThat(call.last).containsExactly(new CallCommand.AnswerRequest(1, 200, null, Duration.ZERO));
    }

    @Test
    void newTermsReplaceTheOldOnes() {
        Script call = answered(THEY, null).acknowledges().on(new CallEvent.TermsAgreed(Side.CALLER, THEY));

        assertThat(call.last).contains(new CallCommand.Arm(TimerKind.EXPIRY_CALLER, Duration.ofSeconds(88)));
    }
}
