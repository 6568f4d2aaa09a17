package org.ringfence.billing.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.ledger.EntryId;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.money.Money;

/** One thread of a {@link CallStorm}. */
final class StormCaller {

    private static final int TRIES = 4;

    private final CallStorm storm;
    private final Random chance;

    StormCaller(CallStorm storm, Random chance) {
        this.storm = storm;
        this.chance = chance;
    }

    void call(int calls) {
        for (int count = 0; count < calls; count++) {
            CallAttempt attempt = someAttempt();
            storm.recent.set(chance.nextInt(storm.recent.length()), attempt);
            call(attempt);
            storm.checkNow(attempt.account());
            meddle();
            if (chance.nextInt(10) == 0) {
                topUp(attempt.account());
            }
            if (chance.nextInt(20) == 0) {
                storm.sweep();
            }
        }
    }

    private void call(CallAttempt attempt) {
        Optional<AdmitAnswer> answer = tried(attempt, () -> storm.admission.admit(attempt));
        if (answer.isEmpty() || !(answer.get() instanceof AdmitAnswer.Admitted admitted)) {
            return;
        }
        ReservationId held = admitted.reservation();
        passTime(5);
        if (chance.nextInt(3) == 0) {
            end(attempt, () -> storm.admission.abandon(held, release()));
            return;
        }
        talk(attempt, held);
    }

    private void talk(CallAttempt attempt, ReservationId held) {
        Instant answeredAt = storm.clock.instant();
        int slices = chance.nextInt(5);
        for (int ordinal = 0; ordinal <= slices; ordinal++) {
            TalkProgress progress = new TalkProgress(answeredAt, ordinal);
            Optional<ExtendAnswer> answer = tried(attempt, () -> storm.admission.extend(held, progress));
            storm.checkNow(attempt.account());
            if (answer.isEmpty() || answer.get() instanceof ExtendAnswer.Ended) {
                break;
            }
            passTime(2);
            meddle();
        }
        if (chance.nextInt(10) > 0) {
            end(attempt, () -> storm.admission.settle(held, new Talk(answeredAt), release()));
        }
    }

    /** Does anything with a call of anybody, as late and doubled messages would. */
    private void meddle() {
        @Nullable CallAttempt other = storm.recent.get(chance.nextInt(storm.recent.length()));
        if (other == null) {
            return;
        }
        ReservationId held = new ReservationId(other.id());
        Instant answeredAt = storm.clock.instant().minusSeconds(chance.nextInt(60));
        switch (chance.nextInt(8)) {
            case 0 -> end(other, () -> storm.admission.settle(held, new Talk(answeredAt), release()));
            case 1 -> end(other, () -> storm.admission.abandon(held, release()));
            case 2, 3, 4 ->
                tried(other, () -> storm.admission.extend(held, new TalkProgress(answeredAt, chance.nextInt(6))));
            case 5 ->
                tried(other, () -> {
                    storm.admission.refuse(other, RefusalReason.NO_ROUTE);
                    return true;
                });
            default -> tried(other, () -> storm.admission.admit(other));
        }
        storm.checkNow(other.account());
    }

    private void end(CallAttempt attempt, Supplier<EndAnswer> verb) {
        Optional<EndAnswer> answer = tried(attempt, verb);
        if (answer.isPresent() && answer.get() instanceof EndAnswer.Ended) {
            storm.ends.computeIfAbsent(attempt.id(), id -> new AtomicInteger()).incrementAndGet();
        }
    }

    /** Repeats a verb while the ledger is away, and gives up at some time. */
    private <T> Optional<T> tried(CallAttempt attempt, Supplier<T> verb) {
        for (int count = 0; count < TRIES; count++) {
            try {
                T answer = verb.get();
                if (!(answer instanceof EndAnswer.Unknown) && !(answer instanceof ExtendAnswer.Ended)) {
                    storm.known.add(attempt.id());
                }
                return Optional.of(answer);
            } catch (LedgerUnavailable away) {
                passTime(1);
            }
        }
        return Optional.empty();
    }

    /** Repeated until it is known to be booked. */
    private void topUp(AccountId account) {
        Money amount = new Money(1 + chance.nextInt(100_000), Samples.EUR);
        String reference = "payment " + new UUID(chance.nextLong(), chance.nextLong());
        EntryId id = EntryId.named("top-up", account, reference);
        storm.topUps.add(new LedgerEntry(id, account, EntryKind.TOP_UP, amount, storm.clock.instant(), reference));
        boolean booked = false;
        while (!booked) {
            try {
                storm.desk.topUp(account, amount, reference);
                booked = chance.nextInt(4) > 0;
            } catch (LedgerUnavailable away) {
                passTime(1);
            }
        }
    }

    private CallAttempt someAttempt() {
        return new CallAttempt(
                new AttemptId(new UUID(chance.nextLong(), storm.salt)),
                storm.accounts.get(chance.nextInt(storm.accounts.size())),
                CallOrigin.ENDPOINT,
                "anna@one.example",
                PriceMix.someDestination(chance),
                "storm " + storm.seed,
                "udp:192.0.2.1:5060",
                storm.clock.instant());
    }

    private Release release() {
        return new Release(storm.clock.instant(), 200, "CALLER_HUNG_UP");
    }

    private void passTime(int seconds) {
        storm.clock.advance(Duration.ofMillis(chance.nextInt(seconds * 1_000)));
    }
}
