package org.ringfence.call.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.call.session.Script.leg;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ringfence.spec.Spec;

class CallMoneyTest {

    @Test
    @Spec({"F8", "P1"})
    void callIsCutWhenTheNextSliceCannotBeReserved() {
        Script call = Script.talking();
        Instant answered = call.now;
        call.after(Duration.ofSeconds(55)).ends(TimerKind.SLICE);
        assertThat(call.last).containsExactly(new CallCommand.Extend(1, answered));

        call.on(new CallEvent.Exhausted(Duration.ofSeconds(71)));
        assertThat(call.last)
                .contains(
                        new CallCommand.Arm(TimerKind.CUT, Duration.ofSeconds(16)),
                        new CallCommand.Disarm(TimerKind.SLICE));

        call.after(Duration.ofSeconds(16).plusMillis(4)).ends(TimerKind.CUT);
        CallEnd end = new CallEnd(EndCause.MONEY_EXHAUSTED, 200, answered.plusSeconds(71));
        assertThat(call.last)
                .contains(
                        new CallCommand.HangUp(leg(0), EndCause.MONEY_EXHAUSTED),
                        new CallCommand.HangUp(Leg.CALLER, EndCause.MONEY_EXHAUSTED),
                        new CallCommand.Settle(answered, end));
    }

    @Test
    @Spec("P1")
    void sliceAfterSliceIsReservedBeforeItIsUsed() {
        Script call = Script.talking();
        Instant answered = call.now;
        for (int slice = 1; slice <= 5; slice++) {
            call.after(Duration.ofSeconds(slice == 1 ? 55 : 60)).ends(TimerKind.SLICE);
            assertThat(call.last).containsExactly(new CallCommand.Extend(slice, answered));
            call.on(new CallEvent.Extended(Duration.ofSeconds(60L * (slice + 1))));
            assertThat(call.last).contains(new CallCommand.Arm(TimerKind.SLICE, Duration.ofSeconds(60)));
        }
    }

    @Test
    void cutThatIsEarlierThanTheGrantedTimeIsPutOff() {
        Script call = Script.talking().after(Duration.ofSeconds(59)).ends(TimerKind.CUT);

        assertThat(call.last).containsExactly(new CallCommand.Arm(TimerKind.CUT, Duration.ofSeconds(1)));
    }

    @Test
    @Spec("P18")
    void topUpDuringTheCallExtendsIt() {
        Script call = Script.talking()
                .ends(TimerKind.SLICE)
                .on(new CallEvent.Exhausted(Duration.ofSeconds(60)))
                .on(new CallEvent.ToppedUp());
        assertThat(call.last).hasOnlyElementsOfType(CallCommand.Extend.class).hasSize(1);

        call.on(new CallEvent.Extended(Duration.ofSeconds(120)));
        assertThat(call.last).contains(new CallCommand.Arm(TimerKind.CUT, Duration.ofSeconds(120)));
    }

    @Test
    void topUpWhileMoneyLastsAsksForNothing() {
        assertThat(Script.talking().on(new CallEvent.ToppedUp()).last).isEmpty();
    }

    @Test
    void topUpThatComesWhileTheLedgerIsAskedMakesItAskAgain() {
        Script call = Script.talking().ends(TimerKind.SLICE).on(new CallEvent.ToppedUp());
        assertThat(call.last).isEmpty();

        call.on(new CallEvent.Exhausted(Duration.ofSeconds(60)));
        assertThat(call.last).hasAtLeastOneElementOfType(CallCommand.Extend.class);
    }

    @Test
    void ledgerThatDoesNotAnswerIsAskedTheSameAgainUntilTheCut() {
        Script call = Script.talking();
        Instant answered = call.now;
        call.after(Duration.ofSeconds(55)).ends(TimerKind.SLICE).on(new CallEvent.ExtensionFailed());
        assertThat(call.last).containsExactly(new CallCommand.Arm(TimerKind.SLICE, Duration.ofSeconds(1)));

        call.ends(TimerKind.SLICE);
        assertThat(call.last).containsExactly(new CallCommand.Extend(1, answered));
        call.after(Duration.ofSeconds(5)).ends(TimerKind.CUT);
        assertThat(call.every(CallCommand.Settle.class)).hasSize(1);
    }

    @Test
    void answerThatCouldNotBeReportedIsReportedAgain() {
        Script call = Script.call()
                .routed(Script.step("phone"))
                .answers(0)
                .on(new CallEvent.ExtensionFailed())
                .ends(TimerKind.SLICE);

        assertThat(call.last).containsExactly(new CallCommand.Extend(0, call.now));
    }

    @Test
    void callWhoseReservationIsGoneEnds() {
        Script call = Script.talking().on(new CallEvent.ReservationLost());

        assertThat(call.last).contains(new CallCommand.HangUp(Leg.CALLER, EndCause.RESERVATION_LOST));
    }

    @Test
    void shortGrantAsksForMoreAtItsHalf() {
        Script call = Script.call()
                .on(new CallEvent.Admitted(Duration.ofSeconds(4)))
                .on(new CallEvent.Routed(java.util.List.of(Script.step("phone"))))
                .answers(0);

        assertThat(call.last)
                .contains(
                        new CallCommand.Arm(TimerKind.SLICE, Duration.ofSeconds(2)),
                        new CallCommand.Arm(TimerKind.CUT, Duration.ofSeconds(4)));
    }

    @Test
    void talkThatReallyOutlastedTheMoneyIsToldAsItWas() {
        Script call = Script.talking().after(Duration.ofSeconds(90)).on(new CallEvent.HungUp(Leg.CALLER));

        assertThat(call.every(CallCommand.Settle.class))
                .extracting(settle -> settle.end().at())
                .containsExactly(call.now);
    }
}
