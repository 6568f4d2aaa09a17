package org.ringfence.billing.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.BiFunction;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.fraud.Finding;
import org.ringfence.billing.fraud.FraudCall;
import org.ringfence.billing.fraud.ProfileCounters;
import org.ringfence.billing.fraud.ProfileRule;
import org.ringfence.billing.fraud.Zone;
import org.ringfence.billing.number.NumberFacts;
import org.ringfence.billing.rating.CallPrice;

/** One account under the rules of a profile: its calls are to come in the order of their starts. */
final class ProfileReplay {

    /** Counters don't look at prices. */
    private static final CallPrice ANY_PRICE = CallPrice.free(Currency.getInstance("XXX"));

    private record Talk(FraudCall call, LocalTime time, Instant end) {}

    private final boolean idle;
    private final ProfileCounters counters;
    private final BiFunction<AccountId, String, NumberFacts> numbers;
    private final ZoneId zone;
    private final PriorityQueue<Talk> talks = new PriorityQueue<>(Comparator.comparing(Talk::end));

    ProfileReplay(List<ProfileRule> rules, BiFunction<AccountId, String, NumberFacts> numbers, ZoneId zone) {
        this.idle = rules.isEmpty();
        this.counters = new ProfileCounters(account -> rules, Math.max(1, rules.size()));
        this.numbers = numbers;
        this.zone = zone;
    }

    /** Whether a call is refused; one that is not is counted. */
    boolean refuses(PastCall past) {
        if (idle || past.onNet() || past.charge() == 0) {
            return false;
        }
        while (!talks.isEmpty() && !talks.peek().end().isAfter(past.startedAt())) {
            Talk over = talks.poll();
            counters.ended(over.call(), over.time(), 0);
        }
        ZonedDateTime start = past.startedAt().atZone(zone);
        AccountId account = new AccountId(past.account());
        FraudCall call = new FraudCall(
                new AttemptId(new UUID(0, 0)),
                account,
                past.destination(),
                numbers.apply(account, past.destination()),
                new Zone(past.destinationName(), Zone.Risk.ORDINARY),
                ANY_PRICE,
                start.toLocalDate().toEpochDay(),
                past.startedAt());
        Finding found = counters.judge(call, start.toLocalTime());
        if (found != null && found.isCritical()) {
            return true;
        }
        long seconds = Duration.between(past.answeredAt(), past.releasedAt()).toSeconds();
        counters.began(call, start.toLocalTime(), seconds);
        talks.add(new Talk(call, start.toLocalTime(), past.releasedAt()));
        return false;
    }
}
