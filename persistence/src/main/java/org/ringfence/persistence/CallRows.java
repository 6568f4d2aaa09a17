package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.Carriage;
import org.ringfence.billing.ledger.ChainLink;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.rating.Grant;
import org.ringfence.billing.tariff.TariffVersionId;

/** Rows of reservations and call records. */
final class CallRows {

    private static final String ATTEMPT =
            "attempt_id, account_id, origin, caller, on_net, destination, call_reference, source, started_at";
    private static final String RESERVATION = ATTEMPT
            + ", node, incarnation, currency, connect_fee, per_minute, first_increment, following_increment,"
            + " grace, minimum_charge, included, package_id, tariff_version_id, destination_name, granted_seconds, amount, ordinal, answered_at, proven_at,"
            + " lease_until";
    /** Who carries the talk is known later than the rest. */
    private static final String HELD = RESERVATION + ", carrier_id, carrier";

    static final String SELECT_RESERVATION = "select " + HELD + " from reservation ";
    /** With the heads of its account's chains, and what its account has used. */
    static final String SELECT_WITH_HEADS =
            "select r." + HELD.replace(", ", ", r.") + ", " + ChainHeads.COLUMNS + ", " + UsageRow.COLUMNS
                    + ", a.balance + a.credit_limit as available, r.address from account a join reservation r on r.account_id = a.id where r.attempt_id = ?";
    /** Inserts nothing where the attempt has its record already. */
    static final String INSERT_RESERVATION = "insert into reservation (" + RESERVATION + ") select "
            + typed()
            + " from account where id = ? and not exists (select 1 from call_record where attempt_id = ?)";

    private static final String RECORD = ATTEMPT
            + ", outcome, released_at, status, cause, tariff_version_id, destination_name, answered_at, talk_seconds,"
            + " billed_seconds, included, currency, charge, uncovered, node, carrier_id, carrier, cost_version_id, cost_currency,"
            + " cost";
    static final String SELECT_RECORD = "select " + RECORD + " from call_record ";
    /** Of records that wait to be passed on. */
    static final String SELECT_RECORD_OF_OUTBOX = "select r." + RECORD.replace(", ", ", r.")
            + " from call_record r join cdr_outbox o on o.attempt_id = r.attempt_id ";

    static final String SELECT_LINKED_RECORD = "select " + RECORD + ", link_no, link from call_record ";
    static final String INSERT_RECORD =
            "insert into call_record (" + RECORD + ", link_no, link) values (" + "?, ".repeat(29) + "?)";

    private CallRows() {}

    /** PostgreSQL wants to know the types of parameters that stand alone in a select list. */
    private static String typed() {
        String[] types = {
            "uuid",
            "bigint",
            "varchar",
            "varchar",
            "boolean",
            "varchar",
            "varchar",
            "varchar",
            "timestamp with time zone",
            "varchar",
            "bigint",
            "varchar",
            "decimal(18, 5)",
            "decimal(18, 8)",
            "integer",
            "integer",
            "integer",
            "decimal(18, 5)",
            "bigint",
            "bigint",
            "bigint",
            "varchar",
            "bigint",
            "decimal(18, 5)",
            "integer",
            "timestamp with time zone",
            "timestamp with time zone",
            "timestamp with time zone"
        };
        return String.join(
                ", ",
                Arrays.stream(types).map(type -> "cast(? as " + type + ")").toList());
    }

    static @Nullable Object[] reservationValues(Reservation reservation) {
        CallPrice price = reservation.priced().price();
        List<@Nullable Object> values = attemptValues(reservation.attempt());
        values.addAll(Arrays.asList(
                reservation.node().name(),
                reservation.node().incarnation(),
                price.currency().getCurrencyCode(),
                price.connectFee(),
                price.perMinute(),
                price.firstIncrement(),
                price.followingIncrement(),
                price.grace(),
                price.minimumCharge(),
                price.included(),
                bundle(reservation.priced()),
                version(reservation.priced().tariffVersion()),
                reservation.priced().destination(),
                reservation.grant().seconds(),
                reservation.amount(),
                reservation.progress().ordinal(),
                reservation.progress().answeredAt(),
                reservation.progress().provenAt(),
                reservation.progress().leaseUntil(),
                reservation.account().value(),
                reservation.attempt().id().value()));
        return values.toArray();
    }

    /** @param link its place in the account's chain, null when there is no account */
    static @Nullable Object[] recordValues(CallRecord record, @Nullable ChainLink link) {
        Billed billed = record.billed();
        List<@Nullable Object> values = attemptValues(record.attempt());
        values.addAll(Arrays.asList(
                record.outcome(),
                record.release().at(),
                record.release().status(),
                record.release().cause(),
                version(billed.tariffVersion()),
                billed.destination(),
                billed.answeredAt(),
                billed.talkSeconds(),
                billed.billedSeconds(),
                billed.included(),
                billed.charge().currency().getCurrencyCode(),
                billed.charge(),
                billed.uncovered(),
                record.node()));
        values.addAll(carriageValues(record.carriage()));
        values.addAll(Arrays.asList(link == null ? null : link.number(), link == null ? null : link.hash()));
        return values.toArray();
    }

    private static List<@Nullable Object> carriageValues(@Nullable Carriage carriage) {
        if (carriage == null) {
            return Arrays.asList(null, null, null, null, null);
        }
        Money cost = carriage.cost();
        return Arrays.asList(
                carriage.carrier().account().value(),
                carriage.carrier().name(),
                version(carriage.tariffVersion()),
                cost == null ? null : cost.currency().getCurrencyCode(),
                cost);
    }

    private static List<@Nullable Object> attemptValues(CallAttempt attempt) {
        return new ArrayList<>(Arrays.asList(
                attempt.id().value(),
                attempt.account().value(),
                attempt.origin(),
                attempt.caller(),
                attempt.destination() instanceof Destination.OnNet,
                attempt.destination().text(),
                attempt.callReference(),
                attempt.source(),
                attempt.startedAt()));
    }

    static Reservation reservation(Row row) throws SQLException {
        CallPrice price = new CallPrice(
                row.money("connect_fee"),
                row.price("per_minute"),
                row.number("first_increment"),
                row.number("following_increment"),
                row.number("grace"),
                row.money("minimum_charge"),
                row.big("included"));
        return new Reservation(
                attempt(row),
                new NodeId(row.text("node"), row.big("incarnation")),
                new PricedCall(price, version(row, "tariff_version_id"), row.text("destination_name"), bundle(row)),
                new Grant(row.big("granted_seconds"), row.money("amount")),
                new Reservation.Progress(
                        row.number("ordinal"),
                        row.instantOrNull("answered_at"),
                        row.instantOrNull("proven_at"),
                        row.instant("lease_until"),
                        carrier(row)));
    }

    static CallRecord record(Row row) throws SQLException {
        return new CallRecord(
                attempt(row),
                row.constant(CallOutcome.class, "outcome"),
                new Release(row.instant("released_at"), row.number("status"), row.text("cause")),
                new Billed(
                        version(row, "tariff_version_id"),
                        row.text("destination_name"),
                        row.instantOrNull("answered_at"),
                        row.big("talk_seconds"),
                        row.big("billed_seconds"),
                        row.big("included"),
                        row.money("charge"),
                        row.money("uncovered")),
                row.text("node"),
                carriage(row));
    }

    private static @Nullable Carrier carrier(Row row) throws SQLException {
        Long account = row.bigOrNull("carrier_id");
        return account == null ? null : new Carrier(new AccountId(account), row.text("carrier"));
    }

    private static @Nullable Carriage carriage(Row row) throws SQLException {
        Carrier carrier = carrier(row);
        if (carrier == null) {
            return null;
        }
        String currency = row.textOrNull("cost_currency");
        Long units = row.unitsOrNull("cost");
        @Nullable
        Money cost = currency == null || units == null ? null : new Money(units, Currency.getInstance(currency));
        return new Carriage(carrier, version(row, "cost_version_id"), cost);
    }

    private static CallAttempt attempt(Row row) throws SQLException {
        String destination = row.text("destination");
        return new CallAttempt(
                new AttemptId(row.uuid("attempt_id")),
                new AccountId(row.big("account_id")),
                row.constant(CallOrigin.class, "origin"),
                row.text("caller"),
                destination(row.flag("on_net"), destination, row.text("destination_name")),
                row.text("call_reference"),
                row.text("source"),
                row.instant("started_at"));
    }

    private static Destination destination(boolean onNet, String text, String name) {
        if (onNet) {
            return new Destination.OnNet(text);
        }
        return name.equals(Destination.Emergency.NAME) && Destination.Emergency.isOne(text)
                ? new Destination.Emergency(text)
                : new Destination.OffNet(text);
    }

    private static @Nullable PackageId bundle(Row row) throws SQLException {
        Long id = row.bigOrNull("package_id");
        return id == null ? null : new PackageId(id);
    }

    private static @Nullable Long bundle(PricedCall priced) {
        PackageId bundle = priced.bundle();
        return bundle == null ? null : bundle.value();
    }

    private static @Nullable TariffVersionId version(Row row, String column) throws SQLException {
        Long id = row.bigOrNull(column);
        return id == null ? null : new TariffVersionId(id);
    }

    private static @Nullable Long version(@Nullable TariffVersionId version) {
        return version == null ? null : version.value();
    }
}
