package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.decision.DecisionStep;
import org.ringfence.billing.decision.Deliberation;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.job.Job;
import org.ringfence.billing.job.JobTimes;
import org.ringfence.billing.ledger.LedgerProof;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.InsightPort.BreakView;
import org.ringfence.policy.InsightPort.JobView;
import org.ringfence.policy.InsightPort.LedgerReport;
import org.ringfence.policy.InsightPort.StepView;
import org.ringfence.policy.InsightPort.TraceView;
import org.ringfence.spec.Spec;

class InsightControlTest {

    private static final Instant NOW = Clock.systemUTC().instant();

    private final ConsoleFixture console = new ConsoleFixture();

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    @Test
    @Spec("Q3")
    void decisionIsShownRuleByRule() {
        done(console.control.createAccount(
                new NewAccountRequest("anna@one.example", "secret", null, null, null, null, null)));
        AccountId account = console.accountStore
                .findByName("anna@one.example")
                .orElseThrow()
                .id();
        CallAttempt attempt = new CallAttempt(
                new AttemptId(UUID.randomUUID()),
                account,
                CallOrigin.ENDPOINT,
                "anna@one.example",
                new Destination.OffNet("4930123"),
                "call-1",
                "192.0.2.7:5060",
                NOW);
        Deliberation deliberation = new Deliberation(attempt);
        deliberation.note("who", new RuleAnswer.Pass("seen", "wanted"));
        deliberation.note(
                "where", new RuleAnswer.Refuse(RefusalReason.NO_ROUTE, attempt.destination(), "a trunk in service"));
        console.traces.decided(deliberation.end(NOW, RefusalReason.NO_ROUTE));

        List<TraceView> traces = done(console.control.insight().explainCall("call-1"));

        assertThat(traces)
                .containsExactly(new TraceView(
                        attempt.id().toString(),
                        "call-1",
                        "anna@one.example",
                        "anna@one.example",
                        "4930123",
                        "192.0.2.7:5060",
                        NOW,
                        "NO_ROUTE",
                        List.of(
                                new StepView("who", "PASS", "seen", "wanted"),
                                new StepView("where", "NO_ROUTE", "4930123", "a trunk in service")),
                        console.policies.version()));
        assertThat(done(console.control.insight().explainCall(attempt.id().toString())))
                .isEqualTo(traces);
    }

    @Test
    @Spec("Q3")
    void callThatWasTurnedAwayAtTheDoorHasNoAccount() {
        console.traces.turnedAway(
                "call-2",
                "anna@one.example",
                "sip:900@one.example",
                "192.0.2.7:5060",
                new DecisionStep("authenticate", new RuleAnswer.TurnedAway("WRONG_RESPONSE", "anna", "an answer")));

        TraceView trace = done(console.control.insight().explainCall("call-2")).get(0);

        assertThat(trace.id()).isNull();
        assertThat(trace.account()).isNull();
        assertThat(trace.outcome()).isEqualTo("WRONG_RESPONSE");
        assertThat(trace.steps()).containsExactly(new StepView("authenticate", "WRONG_RESPONSE", "anna", "an answer"));
    }

    @Test
    @Spec("Q6")
    void soundLedgerIsToldWithItsFingerprint() {
        LedgerReport report = done(console.control.insight().verifyLedger(10));

        assertThat(report).isEqualTo(new LedgerReport(true, 2, 3, 4, List.of(), "abc"));
    }

    @Test
    @Spec("Q6")
    void brokenChainsAreToldWithTheNamesOfTheirAccounts() {
        done(console.control.createAccount(
                new NewAccountRequest("anna@one.example", "secret", null, null, null, null, null)));
        AccountId anna = console.accountStore
                .findByName("anna@one.example")
                .orElseThrow()
                .id();
        console.report = new LedgerProof.Report(
                2,
                3,
                4,
                List.of(
                        new LedgerProof.Break(anna, "ENTRY", 2, "id", "it is missing"),
                        new LedgerProof.Break(new AccountId(0), "RECORD", 0, "", "too many")),
                "abc");

        LedgerReport report = done(console.control.insight().verifyLedger(10));

        assertThat(report.sound()).isFalse();
        assertThat(report.breaks())
                .containsExactly(
                        new BreakView("anna@one.example", "ENTRY", 2, "id", "it is missing"),
                        new BreakView(null, "RECORD", 0, "", "too many"));
    }

    @Test
    void callOfWhichNothingIsKnownIsRefusedWithASentence() {
        assertThat(console.control.insight().explainCall("call-3"))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.sentence())
                        .startsWith("This server keeps no decision on a call 'call-3': policy=traces says"));
    }

    @Test
    void jobsAreShownWithTheirLastRunAndTheNextOne() {
        Job job = new Job("nightly", new JobTimes.Daily(13), () -> "3 accounts");
        console.jobs.start(List.of(job), Thread::new);
        Instant first = Instant.parse("2026-11-23T13:00:00Z");
        assertThat(done(console.control.insight().listJobs()))
                .containsExactly(new JobView("nightly", null, null, null, null, first));

        console.jobTime = first.plusSeconds(60);
        console.jobs.runDue();

        assertThat(done(console.control.insight().listJobs()))
                .containsExactly(new JobView(
                        "nightly", console.jobTime, "DONE", "3 accounts", "memory", first.plus(Duration.ofDays(1))));
    }
}
