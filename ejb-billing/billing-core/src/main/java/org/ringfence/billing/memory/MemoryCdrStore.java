package org.ringfence.billing.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.cdr.DayCalls;
import org.ringfence.billing.cdr.RangeSpend;

/** Call detail records in memory. */
public final class MemoryCdrStore implements CdrStore {

    private static final int MOST_BY_REFERENCE = 100;
    private static final Comparator<CallRecord> BY_START = Comparator.comparing(
                    (CallRecord each) -> each.attempt().startedAt())
            .thenComparing(each -> each.id().value());

    private static final Comparator<CallRecord> BY_END = Comparator.comparing(
                    (CallRecord each) -> each.release().at())
            .thenComparing(each -> each.id().value());
    private static final long SECONDS_OF_DAY = 86_400;

    private final MemoryBooks books;

    public MemoryCdrStore(MemoryBooks books) {
        this.books = books;
    }

    @Override
    public Optional<CallRecord> find(AttemptId attempt) {
        return Optional.ofNullable(books.records.get(attempt));
    }

    @Override
    public List<CallRecord> findByCallReference(String callReference) {
        return books.records.values().stream()
                .filter(each -> each.attempt().callReference().equals(callReference))
                .sorted(BY_START)
                .limit(MOST_BY_REFERENCE)
                .toList();
    }

    @Override
    public void spend(Instant since, Consumer<RangeSpend> each) {
        Map<RangeSpend, Long> sums = new HashMap<>();
        for (CallRecord call : books.records.values()) {
            Instant at = call.release().at();
            long charge = call.billed().charge().units();
            if (!at.isBefore(since)
                    && charge > 0
                    && call.attempt().destination() instanceof Destination.OffNet number) {
                RangeSpend key = new RangeSpend(
                        call.attempt().account(),
                        call.billed().destination(),
                        RangeSpend.rangeOf(number.digits()),
                        Math.floorDiv(at.getEpochSecond(), SECONDS_OF_DAY),
                        0);
                sums.merge(key, charge, Math::addExact);
            }
        }
        sums.forEach((key, sum) ->
                each.accept(new RangeSpend(key.account(), key.destination(), key.range(), key.day(), sum)));
    }

    @Override
    public void days(Instant since, Consumer<DayCalls> each) {
        Map<AccountId, SortedMap<Long, int[]>> sums = new HashMap<>();
        for (CallRecord call : books.records.values()) {
            Instant at = call.release().at();
            if (!at.isBefore(since)
                    && call.outcome() != CallOutcome.REFUSED
                    && call.attempt().destination() instanceof Destination.OffNet) {
                int[] sum = sums.computeIfAbsent(call.attempt().account(), unknown -> new TreeMap<>())
                        .computeIfAbsent(Math.floorDiv(at.getEpochSecond(), SECONDS_OF_DAY), unknown -> new int[2]);
                sum[0]++;
                sum[1] += call.billed().answeredAt() == null ? 0 : 1;
            }
        }
        sums.forEach(
                (account, days) -> days.forEach((day, sum) -> each.accept(new DayCalls(account, day, sum[0], sum[1]))));
    }

    @Override
    public List<CallRecord> latest(AccountId account, int limit) {
        return books
                .account(account)
                .map(page -> {
                    synchronized (page) {
                        return List.copyOf(page.records);
                    }
                })
                .orElse(List.of())
                .stream()
                .sorted(BY_START.reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void each(Instant from, Instant until, Consumer<CallRecord> taker) {
        books.records.values().stream()
                .filter(each -> !each.release().at().isBefore(from)
                        && each.release().at().isBefore(until))
                .sorted(BY_END)
                .forEach(taker);
    }
}
