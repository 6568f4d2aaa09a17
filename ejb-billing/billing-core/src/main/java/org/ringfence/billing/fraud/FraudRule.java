package org.ringfence.billing.fraud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.cdr.DayCalls;
import org.ringfence.billing.cdr.RangeSpend;
import org.ringfence.billing.decision.CallFacts;
import org.ringfence.billing.decision.CallRule;
import org.ringfence.billing.decision.Decision;
import org.ringfence.billing.decision.DecisionListener;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.number.NumberFacts;

/**
 * Refuses, or only tells of, chargeable calls to numbers that don't fit the habits of their account, while they are asked
 * for and while they run (SPEC Q5, Q9, P3, P22, M5). Habits are those of calls that this node saw or read.
 */
public final class FraudRule implements CallRule, DecisionListener {

    private static final int MOST_HABITS = 200_000;
    private static final Duration REMEMBERED = Duration.ofDays(60);

    private record Asked(FraudCall call, ZoneId timeZone) {}

    private final Supplier<FraudSettings> settings;
    private final Supplier<Duration> slice;
    private final FraudListener listener;
    private final InstantSource clock;
    private final BiFunction<AccountId, String, NumberFacts> numbers;
    private final SpendBaseline spend;
    private final FanIn fanIn;
    private final Wangiri wangiri;
    private final CallHabits habits;
    private final FraudGuard guard;
    private final Map<AttemptId, Asked> asked = new ConcurrentHashMap<>();
    private final Map<AttemptId, ZoneId> zones = new ConcurrentHashMap<>();

    /**
     * A rule without memory.
     *
     * @param settings asked anew for each call
     * @param slice the talk that calls hold at a time
     * @param profiles the rules of the profile of an account
     * @param numbers what a number is to an account
     */
    public FraudRule(
            Supplier<FraudSettings> settings,
            Supplier<Duration> slice,
            Function<AccountId, List<ProfileRule>> profiles,
            BiFunction<AccountId, String, NumberFacts> numbers,
            FraudListener listener,
            InstantSource clock) {
        this.numbers = numbers;
        this.clock = clock;
        this.settings = settings;
        this.slice = slice;
        this.listener = listener;
        spend = new SpendBaseline(() -> settings.get().spend(), MOST_HABITS);
        fanIn = new FanIn(() -> settings.get().fanIn(), MOST_HABITS);
        wangiri = new Wangiri(() -> settings.get().wangiri(), MOST_HABITS);
        habits = new CallHabits(() -> settings.get().habits(), MOST_HABITS);
        guard = new FraudGuard(spend, fanIn, wangiri, new ProfileCounters(profiles, MOST_HABITS));
    }

    @Override
    public String name() {
        return "fraud";
    }

    @Override
    public RuleAnswer judge(CallFacts facts) {
        FraudSettings now = settings.get();
        PricedCall priced = facts.priced();
        if (!now.watches()
                || priced == null
                || priced.price().isFree()
                || !(facts.attempt().destination() instanceof Destination.OffNet number)) {
            return RuleAnswer.NOT_APPLICABLE;
        }
        ZoneId timeZone = facts.payer().timeZone();
        FraudCall call = new FraudCall(
                facts.attempt().id(),
                facts.attempt().account(),
                number.digits(),
                numbers.apply(facts.attempt().account(), number.digits()),
                now.zone(number.digits(), priced),
                priced.price(),
                day(facts.now(), timeZone),
                facts.now());
        Finding found =
                guard.judge(call, time(facts.now(), timeZone), slice.get().toSeconds());
        if (found != null) {
            boolean stops = stops(found, now);
            listener.found(call.account(), found, stops);
            if (stops) {
                return new RuleAnswer.Refuse(RefusalReason.SUSPECTED_FRAUD, call.zone(), found);
            }
        }
        asked.put(call.id(), new Asked(call, timeZone));
        return found == null ? new RuleAnswer.Pass(call.zone(), "in order") : new RuleAnswer.Pass(call.zone(), found);
    }

    /** A call that was admitted begins; one that another rule or the ledger refused does not. */
    @Override
    public void decided(Decision decision) {
        Asked call = asked.remove(decision.attempt().id());
        if (call != null && decision.refusal() == null) {
            zones.put(call.call().id(), call.timeZone());
            guard.began(
                    call.call(),
                    time(call.call().at(), call.timeZone()),
                    slice.get().toSeconds());
        }
    }

    /**
     * Whether a running call may hold another slice.
     *
     * @return the talk that it holds and has to end with when it may not, null when it may
     */
    @Nullable
    Duration mustEndWith(AttemptId id, Instant now) {
        ZoneId timeZone = zones.get(id);
        FraudSettings current = settings.get();
        if (timeZone == null || !current.watches()) {
            return null;
        }
        long held = guard.seconds(id);
        Finding found = guard.extend(id, day(now, timeZone), held + slice.get().toSeconds(), !current.refuses());
        if (found == null) {
            return null;
        }
        boolean stops = stops(found, current);
        AccountId payer = guard.account(id);
        if (payer != null) {
            listener.found(payer, found, stops);
        }
        return stops ? Duration.ofSeconds(held) : null;
    }

    /** A call is over. */
    void ended(AttemptId id, Instant now, Duration talk, long charge) {
        ZoneId timeZone = zones.remove(id);
        if (timeZone == null) {
            return;
        }
        long day = day(now, timeZone);
        FraudCall call = guard.ended(id, day, talk, charge);
        if (call != null && settings.get().watches()) {
            habits.ended(call.account(), call.facts().country(), !talk.isZero(), day)
                    .forEach(found -> listener.found(call.account(), found, false));
        }
    }

    /** A call from outside was not answered. */
    void missed(CallAttempt attempt, Duration ringing, Instant at) {
        String caller = attempt.caller().replaceAll("[^0-9]", "");
        if (!caller.isEmpty() && settings.get().watches()) {
            wangiri.missed(RangeSpend.rangeOf(caller), attempt.destination().text(), ringing, at);
        }
    }

    /** From when on habits are remembered. */
    public Instant beginning() {
        return clock.instant().minus(REMEMBERED);
    }

    /** What the records tell of an account's earlier calls. */
    public void learn(RangeSpend past) {
        String zone = past.destination().isEmpty() ? FraudSettings.NAMELESS : past.destination();
        spend.learn(past.account(), zone, past.day(), past.charge());
        fanIn.learn(past.account(), past.range());
        habits.learn(past.account(), numbers.apply(past.account(), past.range()).country());
    }

    /** What the records tell of the number of calls on a day; days of an account come in their order. */
    public void learn(DayCalls past) {
        habits.learn(past);
    }

    private static boolean stops(Finding found, FraudSettings now) {
        Remedy remedy = found.remedy();
        return found.isCritical() && (remedy == null ? now.refuses() : remedy.refuses());
    }

    private static long day(Instant at, ZoneId timeZone) {
        return at.atZone(timeZone).toLocalDate().toEpochDay();
    }

    private static LocalTime time(Instant at, ZoneId timeZone) {
        return at.atZone(timeZone).toLocalTime();
    }
}
