package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.RecordOutbox.Batch;
import org.ringfence.billing.contract.PriceMix;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.spec.Spec;

/** Records leave in batches that stay what they are until they are taken. */
@Spec("P9")
abstract class RecordOutboxTests {

    private static final Duration LEASE = Duration.ofSeconds(40);

    private boolean passesOn = true;
    private final DataSource fresh = fresh();
    private final Database database = new Database(fresh, () -> passesOn);
    private final Database otherNode = new Database(fresh);
    private final SqlRecordOutbox outbox = new SqlRecordOutbox(database, UUID::randomUUID);
    private final SqlRecordOutbox other = new SqlRecordOutbox(otherNode, UUID::randomUUID);
    private LedgerStore ledger;
    private CallAdmission admission;
    private AccountId account;

    /** A database of its own, without tables. */
    abstract DataSource fresh();

    @BeforeEach
    void open() {
        database.open();
        otherNode.open();
        SqlAccountStore accounts = new SqlAccountStore(database, () -> NOON);
        ledger = new SqlLedgerStore(database);
        admission = new CallAdmission(
                accounts, new Pricing(new PriceMix()), ledger, () -> CreditRules.DEFAULT, () -> NOON, Samples.NODE);
        account = Samples.open(accounts, prepaid(), "20.00").id();
    }

    private UUID call(int seconds) {
        Reservation held = Samples.reserved(ledger, account, centPerSecond());
        admission.settle(held.id(), new Talk(NOON), new Release(NOON.plusSeconds(seconds), 200, "HUNG_UP"));
        return held.id().attempt().value();
    }

    private static List<UUID> ids(Batch batch) {
        return batch.records().stream()
                .map(CallRecord::attempt)
                .map(attempt -> attempt.id().value())
                .toList();
    }

    private Batch claim(SqlRecordOutbox node, int most, Instant now) {
        return node.claim(most, now, now.plus(LEASE)).orElseThrow();
    }

    @Test
    void eachRecordIsInOneBatchInTheOrderInWhichTheyWereWritten() {
        UUID first = call(9);
        UUID second = call(3);
        admission.refuse(Samples.attempt(account), RefusalReason.NO_ROUTE);
        UUID fourth = call(1);

        Batch one = claim(outbox, 2, NOON);
        assertThat(ids(one)).containsExactly(first, second);
        assertThat(one.records().get(0).billed().talkSeconds()).isEqualTo(9);
        outbox.delivered(one.id(), NOON);
        Batch two = claim(other, 2, NOON);
        assertThat(ids(two)).hasSize(2).contains(fourth).doesNotContain(first, second);
        assertThat(two.id()).isNotEqualTo(one.id());
        other.delivered(two.id(), NOON.plusSeconds(1));

        assertThat(outbox.claim(2, NOON, NOON.plus(LEASE))).isEmpty();
        assertThat(outbox.state().waiting()).isZero();
        assertThat(outbox.state().delivered()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void batchThatIsUnderWayBelongsToOneNodeUntilItsLeaseEnds() {
        UUID first = call(9);
        Batch batch = claim(outbox, 10, NOON);
        call(8);

        assertThat(other.claim(10, NOON.plus(LEASE).minusMillis(1), NOON.plus(LEASE.multipliedBy(2))))
                .isEmpty();
        Batch again = claim(other, 10, NOON.plus(LEASE));
        assertThat(again).isEqualTo(batch);
        assertThat(ids(again)).containsExactly(first);
        other.delivered(again.id(), NOON);
        outbox.delivered(batch.id(), NOON.plusSeconds(5));
        assertThat(outbox.state().delivered()).isEqualTo(NOON);
        assertThat(outbox.state().waiting()).isEqualTo(1);
    }

    @Test
    void batchThatIsRefusedStaysAndSaysWhy() {
        call(9);
        Batch batch = claim(outbox, 10, NOON);
        outbox.postpone(batch.id(), NOON.plusSeconds(5), "it answered 500" + "x".repeat(300));
        assertThat(outbox.state().failure()).startsWith("it answered 500").hasSize(200);
        assertThat(outbox.state().oldest()).isEqualTo(NOON.plusSeconds(9));
        assertThat(other.claim(10, NOON.plusSeconds(4), NOON.plus(LEASE))).isEmpty();
        assertThat(claim(other, 10, NOON.plusSeconds(5))).isEqualTo(batch);
        other.delivered(batch.id(), NOON.plusSeconds(6));

        assertThat(outbox.state().failure()).isNull();
        assertThat(outbox.forget(NOON.plusSeconds(6))).isZero();
        assertThat(outbox.forget(NOON.plusSeconds(7))).isEqualTo(1);
    }

    @Test
    void nothingIsKeptForNobody() {
        passesOn = false;
        call(9);

        assertThat(outbox.claim(10, NOON, NOON.plus(LEASE))).isEmpty();
        assertThat(outbox.state().waiting()).isZero();
    }
}
