package org.ringfence.billing.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;

/** One call as the side of SIP would run it: rings, is answered or not, asks for slices, is hung up or cut. */
final class SimulatedCall {

    private static final Duration LEAD = Duration.ofSeconds(5);

    private final World world;
    private final SimulatedNode node;
    private final int incarnation;
    private final CallAttempt attempt;
    private final ReservationId held;
    private Instant answeredAt = Instant.EPOCH;
    private Duration granted = Duration.ZERO;
    private int ordinal;
    private boolean over;
    private boolean sawExhausted;

    SimulatedCall(World world, SimulatedNode node, CallAttempt attempt) {
        this.world = world;
        this.node = node;
        this.incarnation = node.incarnation();
        this.attempt = attempt;
        this.held = new ReservationId(attempt.id());
    }

    void start() {
        Optional<AdmitAnswer> answer = tried(() -> node.admission().admit(attempt));
        if (answer.isEmpty()) {
            return;
        }
        world.known(attempt);
        if (answer.get() instanceof AdmitAnswer.Admitted admitted) {
            granted = admitted.grantedFor();
            Duration ringing = world.someMillis(200, 30_000);
            if (world.oneIn(3)) {
                plan(ringing, () -> end(() -> node.admission().abandon(held, release(486, "REFUSED"))));
            } else {
                plan(ringing, this::answer);
            }
        }
    }

    private void answer() {
        answeredAt = world.now();
        tried(() -> node.admission().extend(held, new TalkProgress(answeredAt, 0)));
        ordinal = 1;
        plan(world.talk(), () -> hangUp("CALLER_HUNG_UP"));
        supervise();
    }

    /** Asks before the granted time ends, and cuts when it ends. */
    private void supervise() {
        Instant covered = answeredAt.plus(granted);
        Duration rest = Duration.between(world.now(), covered);
        plan(rest, () -> cutDue(covered));
        if (!sawExhausted) {
            plan(rest.compareTo(LEAD) > 0 ? rest.minus(LEAD) : rest.dividedBy(2), this::ask);
        }
    }

    private void cutDue(Instant covered) {
        if (!over && covered.equals(answeredAt.plus(granted))) {
            world.tally().cut();
            hangUp("MONEY_EXHAUSTED");
        }
    }

    void ask() {
        if (over || lost()) {
            return;
        }
        Optional<ExtendAnswer> answer =
                tried(() -> node.admission().extend(held, new TalkProgress(answeredAt, ordinal)));
        world.check(attempt.account());
        if (answer.isEmpty()) {
            plan(Duration.ofSeconds(1), this::ask);
        } else if (answer.get() instanceof ExtendAnswer.Extended extended) {
            world.tally().extended(sawExhausted);
            granted = extended.grantedTotal();
            ordinal++;
            sawExhausted = false;
            supervise();
        } else if (answer.get() instanceof ExtendAnswer.Exhausted) {
            sawExhausted = true;
            node.waitsForMoney(attempt.account(), this);
        } else {
            over = true;
        }
    }

    private void hangUp(String cause) {
        Instant covered = answeredAt.plus(granted);
        Instant at = world.now().isAfter(covered) ? covered : world.now();
        Release release = new Release(at, 200, cause);
        over = true;
        Duration delay = world.oneIn(200) ? world.someMillis(0, 300_000) : Duration.ZERO;
        world.after(delay, () -> {
            if (!lost()) {
                end(() -> node.admission().settle(held, new Talk(answeredAt), release));
            }
        });
    }

    private void end(Supplier<EndAnswer> verb) {
        over = true;
        Optional<EndAnswer> answer = tried(verb);
        if (answer.isEmpty()) {
            return;
        }
        world.tally().ended(attempt, answer.get());
        world.check(attempt.account());
        if (world.oneIn(50)) {
            Optional<EndAnswer> repeat = tried(verb);
            repeat.ifPresent(again -> world.tally().ended(attempt, again));
        }
    }

    private Release release(int status, String cause) {
        return new Release(world.now(), status, cause);
    }

    private <T> Optional<T> tried(Supplier<T> verb) {
        return world.tried(verb);
    }

    private boolean lost() {
        return node.incarnation() != incarnation;
    }

    private void plan(Duration delay, Runnable action) {
        world.after(delay, () -> {
            if (!lost() && !over) {
                action.run();
            }
        });
    }
}
