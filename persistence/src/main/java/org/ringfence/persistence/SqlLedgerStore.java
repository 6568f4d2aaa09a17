package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.CallEnding;
import org.ringfence.billing.ledger.EndDecision;
import org.ringfence.billing.ledger.Extension;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.ledger.Standing;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rating.Grant;
import org.ringfence.billing.rating.GrantOffer;
import org.ringfence.billing.spending.AddressLimit;
import org.ringfence.billing.spending.LimitsNow;
import org.ringfence.billing.spending.Usage;

/**
 * The book of money and lines in SQL. A step takes what it needs from the account's row by one conditional update, so
 * that no two transactions can spend the same money; it looks closer only when that update changed nothing. Rows are
 * locked in the order account, reservation.
 */
public final class SqlLedgerStore implements LedgerStore {

    private static final String RESERVE = "update account set reserved = reserved + ?, lines_in_use = lines_in_use + 1"
            + " where id = ? and lock_level <= ? and lines_in_use < lines_max + ?"
            + " and balance + credit_limit - reserved >= ?";
    /** For a row that is locked and was looked at. */
    private static final String TAKE =
            "update account set reserved = reserved + ?, lines_in_use = lines_in_use + 1 where id = ?";

    private static final String HOLD_MORE =
            "update account set reserved = reserved + ?" + " where id = ? and balance + credit_limit - reserved >= ?";
    private static final String CHANGE_RESERVATION =
            "update reservation set granted_seconds = ?, amount = ?, included = ?,"
                    + " ordinal = ?, answered_at = ?, proven_at = ?, lease_until = ?, carrier_id = ?, carrier = ? where attempt_id = ? and ordinal = ?";
    private final Database database;

    public SqlLedgerStore(Database database) {
        this.database = database;
    }

    @Override
    public ReserveAnswer reserve(ReserveCommand command) {
        AddressLimit limit = command.limits().address();
        if (limit == null) {
            return reserveAnywhere(command);
        }
        AddressRows.ensure(database, command);
        try {
            return reserveAnywhere(command);
        } catch (AddressRows.Full full) {
            RefuseAnswer refused = refuse(command.refused(RefusalReason.ADDRESS_LIMIT));
            return refused instanceof RefuseAnswer.Recorded
                    ? new ReserveAnswer.AddressLimitReached(AddressLimit.addressOf(command.attempt()), limit)
                    : repeated(command.attempt().id());
        }
    }

    private ReserveAnswer reserveAnywhere(ReserveCommand command) {
        try {
            return database.call(sql -> {
                if (!command.packages().isEmpty()) {
                    return reserveCloser(sql, command);
                }
                Grant full = command.offer().full();
                int taken = take(sql, command, full.amount());
                return taken == 1 ? hold(sql, command, full) : reserveCloser(sql, command);
            });
        } catch (Database.KeyExists repeated) {
            return repeated(command.attempt().id());
        }
    }

    private static int take(Sql sql, ReserveCommand command, Money amount) throws SQLException {
        return command.limits().none()
                ? sql.update(
                        RESERVE,
                        amount,
                        command.account().value(),
                        command.highestLock().ordinal(),
                        command.extraLines(),
                        amount)
                : sql.update(LimitedReserve.STATEMENT, LimitedReserve.values(command, amount));
    }

    private static ReserveAnswer hold(Sql sql, ReserveCommand command, Grant grant) throws SQLException {
        Reservation reservation = command.granted(grant);
        int inserted = sql.update(CallRows.INSERT_RESERVATION, CallRows.reservationValues(reservation));
        if (inserted == 0) {
            throw new Database.KeyExists(new IllegalStateException("the attempt has its record"));
        }
        PackageRows.hold(sql, reservation, reservation.included());
        AddressLimit limit = command.limits().address();
        if (limit != null) {
            AddressRows.admit(sql, limit, command, grant.amount());
        }
        return new ReserveAnswer.Reserved(reservation);
    }

    /** A repeat, or something is short. */
    private static ReserveAnswer reserveCloser(Sql sql, ReserveCommand asked) throws SQLException {
        AccountRow account = AccountRow.locked(sql, asked.account()).orElse(null);
        Optional<ReserveAnswer> repeat = repeat(sql, asked.attempt().id());
        if (repeat.isPresent()) {
            return repeat.get();
        }
        if (account == null) {
            AttemptRows.insert(sql, asked.refused(RefusalReason.UNKNOWN_ACCOUNT), null);
            return new ReserveAnswer.UnknownAccount();
        }
        ReserveCommand command =
                asked.packages().isEmpty() ? asked : asked.withPackage(PackageRows.uses(sql, asked.account()));
        Standing.Verdict verdict = account.standing().judge(command);
        if (verdict instanceof Standing.Verdict.Refused refused) {
            AttemptRows.append(sql, command.refused(refused.reason()), account);
            tell(sql, command, refused.answer());
            return refused.answer();
        }
        Grant grant = ((Standing.Verdict.Granted) verdict).grant();
        sql.update(TAKE, grant.amount(), command.account().value());
        return hold(sql, command, grant);
    }

    /** Once a day for each account. */
    private static void tell(Sql sql, ReserveCommand command, ReserveAnswer answer) throws SQLException {
        if (answer instanceof ReserveAnswer.LimitReached reached) {
            int day = command.limits().date().day();
            int first = sql.update(
                    "update account set limit_told_on = ? where id = ? and limit_told_on < ?",
                    day,
                    command.account().value(),
                    day);
            if (first == 1) {
                LedgerRows.insert(sql, command.event(reached.limit()));
            }
        }
    }

    private ReserveAnswer repeated(AttemptId attempt) {
        return database.call(sql -> repeat(sql, attempt).orElseThrow(Database.LostRace::new));
    }

    private static Optional<ReserveAnswer> repeat(Sql sql, AttemptId attempt) throws SQLException {
        Optional<Reservation> held = AttemptRows.reservation(sql, attempt);
        if (held.isPresent()) {
            return held.map(ReserveAnswer.AlreadyReserved::new);
        }
        return AttemptRows.record(sql, attempt).map(ReserveAnswer.AlreadyRecorded::new);
    }

    @Override
    public RefuseAnswer refuse(CallRecord refusal) {
        try {
            return database.call(sql -> {
                AccountRow account =
                        AccountRow.locked(sql, refusal.attempt().account()).orElse(null);
                Optional<Reservation> held = AttemptRows.reservation(sql, refusal.id());
                if (held.isPresent()) {
                    return new RefuseAnswer.AlreadyReserved(held.get());
                }
                AttemptRows.append(sql, refusal, account);
                return new RefuseAnswer.Recorded();
            });
        } catch (Database.KeyExists repeated) {
            return database.call(sql -> new RefuseAnswer.AlreadyRecorded(
                    AttemptRows.record(sql, refusal.id()).orElseThrow(Database.LostRace::new)));
        }
    }

    @Override
    public ExtendAnswer extend(ReservationId id, Extension extension) {
        try {
            return database.call(sql -> extend(sql, id, extension));
        } catch (AddressRows.Full full) {
            return database.call(sql -> exhausted(sql, id, extension));
        }
    }

    private static ExtendAnswer extend(Sql sql, ReservationId id, Extension extension) throws SQLException {
        Reservation held = AttemptRows.reservation(sql, id.attempt()).orElse(null);
        if (held == null) {
            return new ExtendAnswer.NotOpen();
        }
        if (extension.repeats(held)) {
            return new ExtendAnswer.Extended(held);
        }
        if (extension.reportsAnswer()) {
            return new ExtendAnswer.Extended(change(sql, held, extension.granted(held, held.grant())));
        }
        return extend(sql, held, extension);
    }

    private static ExtendAnswer exhausted(Sql sql, ReservationId id, Extension extension) throws SQLException {
        Reservation held = AttemptRows.reservation(sql, id.attempt()).orElse(null);
        if (held == null) {
            return new ExtendAnswer.NotOpen();
        }
        return extension.repeats(held)
                ? new ExtendAnswer.Extended(held)
                : new ExtendAnswer.Exhausted(change(sql, held, extension.exhausted(held)));
    }

    private static ExtendAnswer extend(Sql sql, Reservation held, Extension extension) throws SQLException {
        if (held.priced().bundle() != null) {
            AccountRow account = AccountRow.locked(sql, held.account()).orElseThrow();
            Reservation wished = extension.withPackage(held, PackageRows.uses(sql, held.account()));
            return extendCloser(sql, account, held, wished, extension);
        }
        LimitsNow limits = extension.limitsFor(held);
        Grant full = extension.offer(held).full();
        if (!limits.limits().bindsMoney()
                && holdMore(sql, held, extension.offer(held).extra(full))) {
            AddressRows.extend(sql, held, extension, extension.offer(held).extra(full));
            return new ExtendAnswer.Extended(change(sql, held, extension.granted(held, full)));
        }
        AccountRow account = AccountRow.locked(sql, held.account()).orElseThrow();
        return extendCloser(sql, account, held, held, extension);
    }

    /** @param wished the same with what its package pays of the next slice */
    private static ExtendAnswer extendCloser(
            Sql sql, AccountRow account, Reservation held, Reservation wished, Extension extension)
            throws SQLException {
        GrantOffer offer = extension.offer(wished);
        Optional<Grant> part = offer.within(account.standing().room(extension.limitsFor(held)));
        if (part.isEmpty()) {
            return new ExtendAnswer.Exhausted(change(sql, held, extension.exhausted(held)));
        }
        if (!holdMore(sql, held, offer.extra(part.get()))) {
            throw new Database.LostRace();
        }
        AddressRows.extend(sql, held, extension, offer.extra(part.get()));
        return new ExtendAnswer.Extended(change(sql, held, extension.granted(wished, part.get())));
    }

    private static boolean holdMore(Sql sql, Reservation held, Money extra) throws SQLException {
        return sql.update(HOLD_MORE, extra, held.account().value(), extra) == 1;
    }

    private static Reservation change(Sql sql, Reservation before, Reservation after) throws SQLException {
        Reservation.Progress progress = after.progress();
        Carrier carrier = progress.carrier();
        int changed = sql.update(
                CHANGE_RESERVATION,
                after.grant().seconds(),
                after.amount(),
                after.included(),
                progress.ordinal(),
                progress.answeredAt(),
                progress.provenAt(),
                progress.leaseUntil(),
                carrier == null ? null : carrier.account().value(),
                carrier == null ? null : carrier.name(),
                before.attempt().id().value(),
                before.progress().ordinal());
        if (changed != 1) {
            throw new Database.LostRace();
        }
        PackageRows.hold(sql, after, after.included() - before.included());
        return after;
    }

    @Override
    public EndAnswer end(ReservationId id, EndDecision decision) {
        return database.call(sql -> {
            OpenCall open = OpenCall.find(database, sql, id.attempt()).orElse(null);
            if (open == null) {
                Optional<CallRecord> earlier = AttemptRows.record(sql, id.attempt());
                return earlier.isPresent() ? new EndAnswer.AlreadyEnded(earlier.get()) : new EndAnswer.Unknown();
            }
            Optional<CallEnding> ending = decision.decide(open.held());
            return ending.isPresent() ? open.end(sql, ending.get()) : new EndAnswer.LeftOpen(open.held());
        });
    }

    @Override
    public PostAnswer post(LedgerEntry entry, @Nullable BillingEvent event) {
        try {
            return database.call(sql -> post(sql, entry, event));
        } catch (Database.KeyExists usedByAnotherAccount) {
            return database.call(sql ->
                    new PostAnswer.Conflicting(LedgerRows.find(sql, entry.id()).orElseThrow(Database.LostRace::new)));
        }
    }

    private static PostAnswer post(Sql sql, LedgerEntry entry, @Nullable BillingEvent event) throws SQLException {
        AccountRow account = AccountRow.locked(sql, entry.account()).orElse(null);
        if (account == null) {
            return new PostAnswer.UnknownAccount();
        }
        AccountBalance balance = account.balance();
        if (!balance.balance().currency().equals(entry.amount().currency())) {
            return new PostAnswer.WrongCurrency();
        }
        Optional<LedgerEntry> earlier = LedgerRows.find(sql, entry.id());
        if (earlier.isPresent()) {
            return earlier.get().isRepeatedBy(entry)
                    ? new PostAnswer.AlreadyPosted(balance)
                    : new PostAnswer.Conflicting(earlier.get());
        }
        if (entry.amount().isNegative()
                && balance.available().plus(entry.amount()).isNegative()) {
            return new PostAnswer.Insufficient(balance.available());
        }
        ChainHeads heads = account.heads().with(entry);
        LedgerRows.insert(sql, entry, heads.entry());
        sql.update(
                "update account set balance = balance + ?, entry_no = ?, entry_link = ? where id = ?",
                entry.amount(),
                heads.entry().number(),
                heads.entry().hash(),
                entry.account().value());
        if (event != null) {
            LedgerRows.insert(sql, event);
        }
        Money after = balance.balance().plus(entry.amount());
        return new PostAnswer.Posted(
                new AccountBalance(after, balance.creditLimit(), balance.reserved(), balance.linesInUse()));
    }

    @Override
    public Optional<AccountBalance> balance(AccountId account) {
        return database.call(sql -> AccountRow.find(sql, account).map(AccountRow::balance));
    }

    @Override
    public Optional<Usage> usage(AccountId account) {
        return database.call(sql -> AccountRow.find(sql, account).map(AccountRow::usage));
    }

    @Override
    public List<LedgerEntry> entries(AccountId account, int limit) {
        return database.call(sql -> LedgerRows.latest(sql, account, limit));
    }

    @Override
    public Optional<Money> sumOfEntries(AccountId account) {
        return database.call(sql -> sql.find(
                row -> row.money("total"),
                "select a.currency, coalesce(sum(e.amount), 0) as total from account a"
                        + " left join ledger_entry e on e.account_id = a.id where a.id = ? group by a.currency",
                account.value()));
    }

    @Override
    public Optional<Reservation> find(ReservationId reservation) {
        return database.call(sql -> AttemptRows.reservation(sql, reservation.attempt()));
    }

    @Override
    public List<Reservation> open(AccountId account) {
        return reservations("where account_id = ? order by started_at, attempt_id", account.value());
    }

    @Override
    public List<Reservation> leaseEnded(Instant now, int limit) {
        return reservations("where lease_until <= ? order by lease_until fetch first ? rows only", now, limit);
    }

    @Override
    public List<Reservation> leftBehind(NodeId node, int limit) {
        return reservations(
                "where node = ? and incarnation < ? order by lease_until fetch first ? rows only",
                node.name(),
                node.incarnation(),
                limit);
    }

    private List<Reservation> reservations(String condition, Object... values) {
        return database.call(sql -> sql.list(CallRows::reservation, CallRows.SELECT_RESERVATION + condition, values));
    }
}
