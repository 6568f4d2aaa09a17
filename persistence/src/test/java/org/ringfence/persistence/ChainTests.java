package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.contract.PriceMix;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CreditDesk;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.credit.Settlement;
import org.ringfence.billing.decision.DecisionListener;
import org.ringfence.billing.decision.RuleBook;
import org.ringfence.billing.ledger.LedgerProof;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.spending.LimitSource;
import org.ringfence.billing.tariff.TariffVersionId;
import org.ringfence.spec.Spec;

/** Whoever changes the books with SQL is found, and where. */
abstract class ChainTests {

    private static final String FAKE_ENTRY =
            "insert into ledger_entry (id, account_id, kind, amount, currency, booked_at,"
                    + " reference, link_no, link) select '%s', account_id, 'TOP_UP', 100, currency, booked_at, 'gift', %s from"
                    + " ledger_entry where account_id = %d and link_no = 1";

    private static final PricedCall BOUGHT = new PricedCall(centPerSecond(), new TariffVersionId(9), "Berlin");

    private final DataSource dataSource = fresh();
    private final Database database = new Database(dataSource);
    private AccountStore accounts;
    private LedgerStore ledger;
    private LedgerProof proof;
    private AccountId anna;
    private AccountId bert;

    /** A database of its own, without tables. */
    abstract DataSource fresh();

    @BeforeEach
    void callsAreMade() {
        database.open();
        accounts = new SqlAccountStore(database, () -> Instant.parse("2026-11-23T12:00:00.123456789Z"));
        ledger = new SqlLedgerStore(database);
        proof = new SqlLedgerProof(database);
        anna = Samples.open(accounts, prepaid(), "20.00").id();
        bert = Samples.open(accounts, prepaid(), "5.00").id();
        live(anna);
        live(bert);
        assertThat(verify().breaks()).isEmpty();
    }

    /** Entries 1 opening, 2 top-up, 3 charge, 4 correction; records 1 refused, 2 answered, 3 not answered. */
    private void live(AccountId account) {
        CallAdmission admission = new CallAdmission(
                accounts,
                new Pricing(new PriceMix()),
                ledger,
                () -> CreditRules.DEFAULT,
                nanos(),
                Samples.NODE,
                () -> RuleBook.EMPTY,
                DecisionListener.NOBODY,
                new Settlement(LimitSource.UNLIMITED, (carrier, digits, start) -> Optional.of(BOUGHT)));
        CreditDesk desk = new CreditDesk(ledger, nanos());
        desk.topUp(account, eur("3.00"), "payment");
        admission.refuse(Samples.attempt(account), RefusalReason.NO_ROUTE);
        Reservation talk = Samples.reserved(ledger, account, centPerSecond());
        admission.settle(
                talk.id(),
                new Talk(nanos().instant().minusSeconds(17), new Carrier(new AccountId(77), "overland")),
                new Release(nanos().instant(), 200, "CALLER_HUNG_UP"));
        Reservation busy = Samples.reserved(ledger, account, centPerSecond());
        admission.abandon(busy.id(), new Release(nanos().instant(), 486, "REFUSED"));
        desk.adjust(account, eur("-1.00"), "mistake");
    }

    /** Finer than the database keeps, and so that rounding would reach the next second. */
    private static InstantSource nanos() {
        return () -> Instant.parse("2026-11-23T12:00:00.999999999Z");
    }

    private LedgerProof.Report verify() {
        return proof.verify(100, done -> {});
    }

    private void sql(String statement) {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement)).as(statement).isPositive();
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    @Test
    @Spec("Q6")
    void booksThatNobodyTouchedHoldWhateverHappened() {
        LedgerProof.Report report = verify();

        assertThat(report.accounts()).isEqualTo(2);
        assertThat(report.entries()).isEqualTo(8);
        assertThat(report.records()).isEqualTo(6);
        assertThat(report.breaks()).isEmpty();
        assertThat(verify().fingerprint()).isEqualTo(report.fingerprint());
        live(Samples.open(accounts, prepaid(), "1.00").id());
        assertThat(verify().fingerprint()).isNotEqualTo(report.fingerprint());
    }

    @ParameterizedTest
    @Spec("Q6")
    @CsvSource(
            delimiter = '|',
            value = {
                "ENTRY | 3 | update ledger_entry set amount = amount / 2 where link_no = 3",
                "ENTRY | 2 | update ledger_entry set reference = 'other' where link_no = 2",
                "ENTRY | 2 | update ledger_entry set booked_at = timestamp with time zone '2026-11-23 11:00:00+00'"
                        + " where link_no = 2",
                "ENTRY | 4 | update ledger_entry set kind = 'NOTHING' where link_no = 4",
                "ENTRY | 2 | delete from ledger_entry where link_no = 2",
                "ENTRY | 4 | delete from ledger_entry where link_no = 4",
                "ENTRY | 4 | update account set entry_no = 3",
                "RECORD | 1 | update call_record set cause = 'NO_LINE' where link_no = 1",
                "RECORD | 2 | update call_record set talk_seconds = 1 where link_no = 2",
                "RECORD | 2 | update call_record set destination = '49' where link_no = 2",
                "RECORD | 2 | update call_record set carrier = 'other' where link_no = 2",
                "RECORD | 2 | update call_record set carrier_id = 78 where link_no = 2",
                "RECORD | 2 | update call_record set cost = cost - 0.00001 where link_no = 2",
                "RECORD | 2 | update call_record set cost = -1 where link_no = 2",
                "RECORD | 2 | update call_record set cost_currency = 'USD' where link_no = 2",
                "RECORD | 2 | update call_record set cost = null, cost_currency = null where link_no = 2",
                "RECORD | 2 | update call_record set cost_version_id = 10 where link_no = 2",
                "RECORD | 2 | update call_record set carrier = null, carrier_id = null, cost = null,"
                        + " cost_currency = null, cost_version_id = null where link_no = 2",
                "RECORD | 3 | update call_record set carrier = 'overland', carrier_id = 77 where link_no = 3",
                "RECORD | 1 | delete from call_record where link_no = 1",
                "RECORD | 3 | delete from call_record where link_no = 3",
                "RECORD | 1 | update call_record set link_no = 4 - link_no where link_no <> 2",
            })
    void changeIsFoundAtItsPlace(String what, long number, String statement) {
        sql(statement + (statement.contains(" where ") ? " and " : " where ")
                + (statement.startsWith("update account") ? "id" : "account_id") + " = " + bert.value());

        assertThat(verify().breaks())
                .filteredOn(found -> !found.what().equals("BALANCE"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.account()).isEqualTo(bert);
                    assertThat(found.what()).isEqualTo(what);
                    assertThat(found.number()).isEqualTo(number);
                });
    }

    @Test
    @Spec("Q6")
    void balanceThatIsNotTheSumOfItsEntriesIsFound() {
        sql("update account set balance = balance + 100 where id = " + anna.value());

        assertThat(verify().breaks()).singleElement().satisfies(found -> assertThat(found.what())
                .isEqualTo("BALANCE"));
    }

    @Test
    @Spec("Q6")
    void entryThatIsPutInIsFoundWithOrWithoutALink() {
        sql(FAKE_ENTRY.formatted(UUID.randomUUID(), "5, 'abc'", anna.value()));
        sql(FAKE_ENTRY.formatted(UUID.randomUUID(), "2, 'abc'", bert.value()));
        sql(FAKE_ENTRY.formatted(UUID.randomUUID(), "null, null", bert.value()));
        sql("update account set balance = balance + 100 where id = " + anna.value());
        sql("update account set balance = balance + 200 where id = " + bert.value());

        assertThat(verify().breaks())
                .extracting(found -> found.account().value() + " " + found.number())
                .containsExactly(anna.value() + " 5", bert.value() + " 2", "0 0");
    }

    @Test
    @Spec("Q6")
    void recordThatLostItsLinkOrItsAccountIsFound() {
        sql("update call_record set link_no = null, link = null where link_no = 3 and account_id = " + anna.value());
        sql("update call_record set account_id = 999999 where link_no = 3 and account_id = " + bert.value());

        List<String> found = new ArrayList<>();
        verify().breaks().forEach(each -> found.add(each.account().value() + " " + each.number()));

        assertThat(found).containsExactly(anna.value() + " 3", bert.value() + " 3", "0 0", "0 0");
    }

    /** What no reader of a record would see could be changed unseen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "carrier = 'x' where link_no = 1",
                "carrier_id = 77 where link_no = 1",
                "cost = 1, cost_currency = 'EUR' where link_no = 1",
                "cost_version_id = 1 where link_no = 1",
                "cost = null where link_no = 2",
                "cost_currency = null where link_no = 2",
                "carrier = null where link_no = 2"
            })
    void partOfACarrierCannotBeWritten(String change) {
        assertThatThrownBy(() -> sql("update call_record set " + change))
                .cause()
                .isInstanceOf(SQLException.class)
                .message()
                .containsIgnoringCase("call_record_carrier_is_whole");
        assertThat(verify().breaks()).isEmpty();
    }

    @Test
    void noMoreBreaksAreToldThanAskedFor() {
        sql("update call_record set cause = 'X' where link_no = 1");

        assertThat(verify().breaks()).hasSize(2);
        assertThat(proof.verify(1, done -> {}).breaks()).hasSize(1);
    }

    @Test
    void recordOfAnAccountThatNobodyHasIsInNoChain() {
        AttemptId attempt = new AttemptId(UUID.randomUUID());
        new CallAdmission(
                        accounts, new Pricing(new PriceMix()), ledger, () -> CreditRules.DEFAULT, nanos(), Samples.NODE)
                .refuse(Samples.attempt(attempt, new AccountId(888_888), nanos().instant()), RefusalReason.NO_ROUTE);

        assertThat(verify().breaks()).isEmpty();
        assertThat(verify().records()).isEqualTo(6);
    }
}
