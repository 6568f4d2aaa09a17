package org.ringfence.billing.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.ledger.LedgerStore.ReserveAnswer;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rating.Grant;
import org.ringfence.billing.spending.Limits;
import org.ringfence.billing.spending.LimitsNow;
import org.ringfence.billing.spending.SpendLimit;
import org.ringfence.billing.spending.Usage;

/**
 * Where an account stands while a ledger keeps others from changing it; from this alone it decides.
 *
 * @param lock how far it is locked
 * @param lines calls that were agreed
 * @param balance its money and the calls that it has
 * @param usage what it has spent and talked
 */
public record Standing(LockLevel lock, LineLimit lines, AccountBalance balance, Usage usage) {

    /** What a ledger does with a command: it holds the grant, or records the refusal. */
    public sealed interface Verdict {

        record Granted(Grant grant) implements Verdict {}

        record Refused(RefusalReason reason, ReserveAnswer answer) implements Verdict {}
    }

    /** Looks at lock, line, talk and money, in this order. */
    public Verdict judge(ReserveCommand command) {
        if (lock.compareTo(command.highestLock()) > 0) {
            return new Verdict.Refused(RefusalReason.ACCOUNT_LOCKED, new ReserveAnswer.Locked(lock));
        }
        Limits limits = command.limits().limits();
        LineLimit most = limits.lines() == null ? lines : limits.lines();
        if (!most.allowsOneMore(balance.linesInUse() - command.extraLines())) {
            return new Verdict.Refused(
                    RefusalReason.NO_LINE, new ReserveAnswer.NoLine(balance.linesInUse(), most.max()));
        }
        Usage today = usage.at(command.limits());
        Verdict silent = talk(RefusalReason.DAY_TALK_LIMIT, today.dayTalk(), limits.dayTalk());
        if (silent == null) {
            silent = talk(RefusalReason.MONTH_TALK_LIMIT, today.monthTalk(), limits.monthTalk());
        }
        return silent == null ? money(command) : silent;
    }

    private static @Nullable Verdict talk(RefusalReason reason, long talked, @Nullable Long limit) {
        return limit == null || talked < limit
                ? null
                : new Verdict.Refused(reason, new ReserveAnswer.TalkLimitReached(reason, talked, limit));
    }

    private Verdict money(ReserveCommand command) {
        Optional<Grant> grant = command.offer().within(room(command.limits()));
        if (grant.isPresent()) {
            return new Verdict.Granted(grant.get());
        }
        Optional<Grant> withoutLimits = command.offer().within(balance.available());
        if (withoutLimits.isEmpty()) {
            return new Verdict.Refused(
                    RefusalReason.INSUFFICIENT_CREDIT, new ReserveAnswer.Insufficient(balance.available()));
        }
        SpendLimit tightest = SpendLimit.tightest(command.limits(), usage).orElseThrow();
        return new Verdict.Refused(tightest.reason(), new ReserveAnswer.LimitReached(tightest, balance.reserved()));
    }

    /** What may be reserved on top of what is reserved, by the money and by each limit; not negative. */
    public Money room(LimitsNow now) {
        Money available = balance.available();
        Money room = SpendLimit.tightest(now, usage)
                .map(limit -> limit.left(balance.reserved()))
                .filter(left -> left.compareTo(available) < 0)
                .orElse(available);
        return room.isNegative() ? Money.zero(room.currency()) : room;
    }
}
