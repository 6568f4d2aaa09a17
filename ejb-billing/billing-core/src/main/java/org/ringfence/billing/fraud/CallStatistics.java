package org.ringfence.billing.fraud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.CallRule;
import org.ringfence.billing.decision.Decision;
import org.ringfence.billing.decision.DecisionListener;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.fraud.CallTally.Fault;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.billing.fraud.Finding.Severity;
import org.ringfence.billing.spending.AddressLimit;

/**
 * Takes no more calls to numbers from callers and addresses whose calls go badly: hardly any is answered, or most fail, or
 * all are short (SPEC E11). Counts the calls that this node took, but not those that end because trunks are out of order;
 * for any number of threads.
 */
public final class CallStatistics implements CallRule, DecisionListener {

    private static final int MOST = 100_000;

    /** No such number, not allowed, gone, incomplete, not anywhere: what somebody gets who tries numbers out. */
    private static final List<Integer> FAILURES = List.of(403, 404, 410, 484, 604);

    private static final int LOWEST_OUTAGE = 500;
    private static final int LOWEST_OF_ALL_PHONES = 600;

    private final Supplier<StatisticsRules> rules;
    private final FraudListener listener;
    private final InstantSource clock;
    private final BoundedMap<String, CallTally> tallies = new BoundedMap<>(MOST);
    private final Map<AttemptId, CallAttempt> running = new ConcurrentHashMap<>();
    private final Map<String, CallerBan> closed = new ConcurrentHashMap<>();

    /**
     * Counts from zero.
     *
     * @param rules asked anew for each call
     */
    public CallStatistics(Supplier<StatisticsRules> rules, FraudListener listener, InstantSource clock) {
        this.rules = rules;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "auto-ban";
    }

    @Override
    public RuleAnswer judge(CallFacts facts) {
        CallAttempt attempt = facts.attempt();
        if (closed.isEmpty() || !counts(attempt)) {
            return RuleAnswer.NOT_APPLICABLE;
        }
        for (String who : judged(attempt, rules.get())) {
            CallerBan ban = closed.get(who);
            if (ban != null && facts.now().isBefore(ban.until())) {
                return new RuleAnswer.Refuse(RefusalReason.SUSPECTED_FRAUD, ban, ban.until());
            }
        }
        return RuleAnswer.NOT_APPLICABLE;
    }

    @Override
    public void decided(Decision decision) {
        if (decision.refusal() == null && counts(decision.attempt())) {
            running.put(decision.attempt().id(), decision.attempt());
        }
    }

    /**
     * A call is over.
     *
     * @param talk null when it was not answered
     * @param status of its last answer
     */
    void ended(AttemptId id, @Nullable Duration talk, int status) {
        CallAttempt attempt = running.remove(id);
        StatisticsRules now = rules.get();
        if (attempt == null || !now.callers() || (talk == null && isOutage(status))) {
            return;
        }
        Instant at = clock.instant();
        for (String who : judged(attempt, now)) {
            Fault fault = count(who, attempt.destination().text(), talk, status, now, at);
            if (fault != null) {
                close(who, attempt.account(), fault, now, at);
            }
        }
    }

    private @Nullable Fault count(
            String who, String number, @Nullable Duration talk, int status, StatisticsRules now, Instant at) {
        long half = at.toEpochMilli() / Math.max(1, now.window().toMillis() / 2);
        synchronized (tallies) {
            CallTally tally = tallies.computeIfAbsent(who, unknown -> new CallTally());
            tally.count(
                    half,
                    number,
                    result(talk, status),
                    talk == null ? 0 : talk.toSeconds(),
                    now.shortCall().toSeconds());
            Fault fault = tally.judge(now);
            if (fault != null) {
                tallies.remove(who);
            }
            return fault;
        }
    }

    private static CallTally.Result result(@Nullable Duration talk, int status) {
        if (talk != null) {
            return CallTally.Result.ANSWERED;
        }
        return FAILURES.contains(status) ? CallTally.Result.FAILED : CallTally.Result.UNANSWERED;
    }

    /** Trunks that fail are no fault of those who call. */
    private static boolean isOutage(int status) {
        return status >= LOWEST_OUTAGE && status < LOWEST_OF_ALL_PHONES;
    }

    private void close(String who, AccountId account, Fault fault, StatisticsRules now, Instant at) {
        if (closed.size() >= MOST) {
            closed.values().removeIf(ban -> !at.isBefore(ban.until()));
        }
        CallerBan ban =
                new CallerBan(who, account, fault.what(), fault.value(), fault.limit(), at, at.plus(now.closed()));
        if (closed.size() < MOST) {
            closed.put(who, ban);
        }
        String about = who + ": " + fault.what();
        listener.found(
                account,
                new Finding(Detector.STATISTICS, Severity.CRITICAL, about, fault.value(), fault.limit()),
                true);
    }

    /** Of whom no calls are taken, in the order of their names. */
    public List<CallerBan> bans() {
        Instant now = clock.instant();
        closed.values().removeIf(ban -> !now.isBefore(ban.until()));
        return List.copyOf(new TreeMap<>(closed).values());
    }

    /** Takes calls again, and counts anew; null when calls were taken anyway. */
    public @Nullable CallerBan allow(String who) {
        return closed.remove(who);
    }

    private static boolean counts(CallAttempt attempt) {
        return attempt.origin() != CallOrigin.TRUNK && attempt.destination() instanceof Destination.OffNet;
    }

    private static List<String> judged(CallAttempt attempt, StatisticsRules now) {
        List<String> judged = new ArrayList<>(2);
        if (now.callers()) {
            judged.add(attempt.caller());
        }
        if (now.addresses()) {
            judged.add(AddressLimit.addressOf(attempt));
        }
        return judged;
    }
}
