package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.decision.DecisionStep;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.decision.Trace;
import org.ringfence.billing.decision.TraceLog;
import org.ringfence.billing.decision.TraceText;
import org.ringfence.billing.job.JobState;
import org.ringfence.billing.job.Jobs;
import org.ringfence.billing.ledger.LedgerProof;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.InsightPort;

/** Why things came as they did, as the console shows it. */
@ApplicationScoped
public class InsightControl implements InsightPort {

    private static final int ACCOUNTS_BETWEEN_LINES = 10_000;

    @Inject
    private TraceLog traces;

    @Inject
    private AccountStore accounts;

    @Inject
    private LedgerProof proof;

    @Inject
    private ExposureControl exposures;

    @Inject
    private WhatIfControl replays;

    @Inject
    private Jobs jobs;

    @Override
    public Outcome<List<TraceView>> explainCall(String call) {
        return Control.answer(() -> {
            List<Trace> found = traces.find(call);
            return found.isEmpty()
                    ? new Outcome.Refused<>("This server keeps no decision on a call '" + call + "': policy=traces says"
                            + " how many are kept and for how long; show-cdr shows its record and the node that"
                            + " decided")
                    : new Outcome.Done<>(found.stream().map(this::view).toList());
        });
    }

    @Override
    public Outcome<ExposureView> showExposure(String account) {
        return Control.answer(() -> exposures.show(account));
    }

    @Override
    public Outcome<WhatIfView> whatIf(WhatIfRequest request) {
        return Control.answer(() -> replays.replay(request));
    }

    @Override
    public Outcome<List<JobView>> listJobs() {
        return Control.answer(() -> new Outcome.Done<>(
                jobs.list().stream().map(InsightControl::view).toList()));
    }

    private static JobView view(JobState job) {
        JobState.Run last = job.last();
        return last == null
                ? new JobView(job.name(), null, null, null, null, job.next())
                : new JobView(
                        job.name(),
                        last.began(),
                        last.worked() ? "DONE" : "FAILED",
                        last.outcome(),
                        last.server(),
                        job.next());
    }

    @Override
    public Outcome<LedgerReport> verifyLedger(int limit) {
        return Control.answer(() -> {
            LedgerProof.Report report = proof.verify(limit, InsightControl::tell);
            return new Outcome.Done<>(new LedgerReport(
                    report.breaks().isEmpty(),
                    report.accounts(),
                    report.entries(),
                    report.records(),
                    report.breaks().stream().map(this::view).toList(),
                    report.fingerprint()));
        });
    }

    private static void tell(long accounts) {
        if (accounts > 0 && accounts % ACCOUNTS_BETWEEN_LINES == 0) {
            ControlLog.LOG.chainsFollowed(accounts);
        }
    }

    private BreakView view(LedgerProof.Break found) {
        String account = found.account().value() == 0 ? null : name(found.account());
        return new BreakView(account, found.what(), found.number(), found.id(), found.finding());
    }

    private TraceView view(Trace trace) {
        CallAttempt attempt = trace.attempt();
        return new TraceView(
                attempt == null ? null : attempt.id().toString(),
                trace.callReference(),
                attempt == null ? null : name(attempt.account()),
                trace.caller(),
                trace.destination(),
                trace.source(),
                trace.at(),
                trace.outcome(),
                trace.steps().stream().map(InsightControl::view).toList(),
                trace.configuration());
    }

    private String name(AccountId id) {
        Optional<Account> account = accounts.find(id);
        return account.map(Account::name).orElse(String.valueOf(id.value()));
    }

    private static StepView view(DecisionStep step) {
        RuleAnswer answer = step.answer();
        if (answer instanceof RuleAnswer.Refuse refuse) {
            return view(step.rule(), refuse.reason().name(), refuse.input(), refuse.threshold());
        }
        if (answer instanceof RuleAnswer.TurnedAway turned) {
            return view(step.rule(), turned.cause(), turned.input(), turned.threshold());
        }
        return answer instanceof RuleAnswer.Pass pass
                ? view(step.rule(), "PASS", pass.input(), pass.threshold())
                : view(step.rule(), "NOT_APPLICABLE", "", "");
    }

    private static StepView view(String rule, String answer, Object input, Object threshold) {
        return new StepView(rule, answer, TraceText.of(input), TraceText.of(threshold));
    }
}
