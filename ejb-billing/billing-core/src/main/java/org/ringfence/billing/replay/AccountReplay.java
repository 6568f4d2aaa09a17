package org.ringfence.billing.replay;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.number.NumberFacts;

/** One account under a proposal: its calls are to come in the order of their starts. */
final class AccountReplay {

    private static final int SECONDS_PER_MINUTE = 60;

    private final Proposal proposal;
    private final FraudMark fraud;
    private final ZoneId zone;
    private final ProfileReplay profile;
    private final PriorityQueue<Instant> ends = new PriorityQueue<>();
    private LocalDate day = LocalDate.MIN;
    private Instant dayEnd = Instant.MIN;
    private long daySpent;
    private long monthSpent;
    private long dearestDay;

    AccountReplay(Proposal proposal, FraudMark fraud, ZoneId zone, BiFunction<AccountId, String, NumberFacts> numbers) {
        this.profile = new ProfileReplay(proposal.profile(), numbers, zone);
        this.proposal = proposal;
        this.fraud = fraud;
        this.zone = zone;
    }

    /** What the proposal does to the call; null when it stays as it was. */
    @Nullable
    Change judge(PastCall call) {
        turnTo(call.startedAt());
        Change.Rule atOnce = refusal(call);
        if (atOnce != null) {
            return change(call, atOnce, true, call.startedAt(), call.charge());
        }
        Change.Rule tightest = null;
        long left = call.charge();
        for (Change.Rule rule : Change.Rule.values()) {
            OptionalLong rest = rest(rule);
            if (rest.isPresent() && rest.getAsLong() < left) {
                tightest = rule;
                left = rest.getAsLong();
            }
        }
        daySpent += left;
        monthSpent += left;
        if (tightest == null) {
            hold(call.releasedAt());
            return null;
        }
        if (left == 0) {
            return change(call, tightest, true, call.startedAt(), call.charge());
        }
        Instant end = paidUntil(call, left);
        hold(end);
        return change(call, tightest, false, end, call.charge() - left);
    }

    private Change.@Nullable Rule refusal(PastCall call) {
        if (!call.onNet() && proposal.blocks(call.destination())) {
            return Change.Rule.BLOCKED;
        }
        while (!ends.isEmpty() && !ends.peek().isAfter(call.startedAt())) {
            ends.poll();
        }
        Integer lines = proposal.lines();
        if (lines != null && ends.size() >= lines) {
            return Change.Rule.LINES;
        }
        return profile.refuses(call) ? Change.Rule.PROFILE : null;
    }

    private void hold(Instant until) {
        if (proposal.lines() != null) {
            ends.add(until);
        }
    }

    /** What a limit of spending leaves; empty for no such limit. */
    private OptionalLong rest(Change.Rule rule) {
        return switch (rule) {
            case DAY -> left(proposal.dayLimit(), daySpent);
            case MONTH -> left(proposal.monthLimit(), monthSpent);
            case DYNAMIC_DAY -> {
                OptionalLong limit = proposal.dynamicLimit(dearestDay);
                yield limit.isPresent() ? left(limit.getAsLong(), daySpent) : limit;
            }
            case BLOCKED, LINES, PROFILE -> OptionalLong.empty();
        };
    }

    private static OptionalLong left(@Nullable Long limit, long spent) {
        return limit == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, limit - spent));
    }

    /** The begin of the minute of the talk in which what is left is used up. */
    private static Instant paidUntil(PastCall call, long left) {
        Duration talk = Duration.between(call.answeredAt(), call.releasedAt());
        BigInteger seconds = BigInteger.valueOf(talk.toSeconds())
                .multiply(BigInteger.valueOf(left))
                .divide(BigInteger.valueOf(call.charge()));
        return call.answeredAt().plus(Duration.ofMinutes(seconds.longValueExact() / SECONDS_PER_MINUTE));
    }

    private Change change(PastCall call, Change.Rule rule, boolean refused, Instant at, long saved) {
        return new Change(call, rule, refused, at, saved, fraud.covers(call));
    }

    private void turnTo(Instant instant) {
        if (instant.isBefore(dayEnd)) {
            return;
        }
        LocalDate today = instant.atZone(zone).toLocalDate();
        dearestDay = Math.max(dearestDay, daySpent);
        daySpent = 0;
        if (!YearMonth.from(today).equals(YearMonth.from(day))) {
            monthSpent = 0;
        }
        day = today;
        dayEnd = today.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
