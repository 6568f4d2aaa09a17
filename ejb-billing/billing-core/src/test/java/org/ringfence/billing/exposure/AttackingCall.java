package org.ringfence.billing.exposure;

import java.time.Duration;
import java.time.Instant;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.rating.CallPrice;

/** One call of the attack: it hangs up when that is worst, or is cut, or outlives its server. */
final class AttackingCall {

    private static final int HELD = 0;
    private static final int CUT = 1;

    private final Attack attack;
    private final CallPrice price;
    private final CallAttempt attempt;
    private final ReservationId held;
    private final int kind;
    private Instant answeredAt = Instant.MAX;
    private Instant coveredUntil = Instant.MAX;
    private int ordinal = 1;
    private boolean over;
    /** What the carrier counts when all is over. */
    private long cost;

    AttackingCall(Attack attack, int zone) {
        this.attack = attack;
        this.price = attack.prices.get(zone - 1);
        this.kind = attack.chance.nextInt(5);
        this.attempt = new CallAttempt(
                attack.ids.next(),
                attack.account,
                CallOrigin.ENDPOINT,
                "anna@one.example",
                new Destination.OffNet(zone + "0"),
                "attack",
                "192.0.2.1:5060",
                attack.now());
        this.held = new ReservationId(attempt.id());
    }

    boolean isOver() {
        return over;
    }

    long cost() {
        return cost;
    }

    /** What the carrier has counted until now. */
    long costSoFar() {
        return attack.now().isBefore(answeredAt) ? 0 : counted(attack.now());
    }

    boolean begin() {
        if (!(attack.admission.admit(attempt) instanceof AdmitAnswer.Admitted admitted)) {
            over = true;
            return false;
        }
        Duration granted = admitted.grantedFor();
        if (kind == HELD) {
            plan(attack.chance.nextInt(100_000), () -> {
                over = true;
                attack.admission.abandon(held, new Release(attack.now(), 487, "CANCELLED"));
            });
        } else {
            plan(attack.chance.nextInt(3_000), () -> answer(granted));
        }
        return true;
    }

    private void answer(Duration granted) {
        answeredAt = attack.now();
        coveredUntil = answeredAt.plus(granted);
        if (!attack.isFrozen() && attack.chance.nextInt(10) > 0) {
            attack.admission.extend(held, new TalkProgress(answeredAt, 0));
        }
        if (kind != CUT) {
            long blocks = attack.chance.nextInt(4);
            long edge = (price.firstIncrement() + blocks * price.followingIncrement()) * 1_000L;
            plan(edge + attack.chance.nextInt(2), () -> end(attack.now(), "CALLER_HUNG_UP"));
        }
        supervise();
    }

    private void supervise() {
        long left = Duration.between(attack.now(), coveredUntil).toMillis();
        long lead = Math.min(attack.terms.lead().toMillis(), left / 2);
        plan(left - lead, this::ask);
        Instant end = coveredUntil;
        plan(left, () -> {
            if (!coveredUntil.isAfter(end)) {
                attack.cuts++;
                end(end, "NO_MONEY");
            }
        });
    }

    private void ask() {
        if (attack.isFrozen()) {
            return;
        }
        ExtendAnswer answer = attack.admission.extend(held, new TalkProgress(answeredAt, ordinal));
        if (answer instanceof ExtendAnswer.Extended extended) {
            ordinal++;
            coveredUntil = answeredAt.plus(extended.grantedTotal());
            supervise();
        }
    }

    private void end(Instant at, String cause) {
        Instant until = at.isAfter(coveredUntil) ? coveredUntil : at;
        over = true;
        attack.admission.settle(held, new Talk(answeredAt), new Release(until, 200, cause));
        cost = counted(until.plusMillis(attack.late()));
        attack.carriers += cost;
    }

    /** The server dies: nobody ends the call but its session timer, far away. */
    void orphan() {
        if (!over && answeredAt.isBefore(Instant.MAX)) {
            cost = counted(attack.now().plus(attack.terms.orphan()));
            attack.carriers += cost;
        }
        over = true;
    }

    private long counted(Instant until) {
        Duration talk = Duration.between(answeredAt, until);
        return price.charge(talk.getSeconds() + (talk.getNano() == 0 ? 0 : 1)).units();
    }

    private void plan(long delay, Runnable action) {
        attack.after(delay, () -> {
            if (!over) {
                action.run();
            }
        });
    }
}
