package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.contract.PriceMix;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.replay.PastCall;
import org.ringfence.billing.rerating.Rating;
import org.ringfence.billing.tariff.TariffVersionId;
import org.ringfence.spec.Spec;

/** Answered calls come account by account, in the order of their starts. */
abstract class PastCallsTests {

    private final Database database = new Database(fresh());
    private AccountId anna;
    private AccountId bert;

    /** A database of its own, without tables. */
    abstract DataSource fresh();

    @BeforeEach
    void callsWereMade() {
        database.open();
        SqlAccountStore accounts = new SqlAccountStore(database, () -> NOON);
        LedgerStore ledger = new SqlLedgerStore(database);
        CallAdmission admission = new CallAdmission(
                accounts, new Pricing(new PriceMix()), ledger, () -> CreditRules.DEFAULT, () -> NOON, Samples.NODE);
        anna = Samples.open(accounts, prepaid(), "20.00").id();
        bert = Samples.open(accounts, prepaid(), "20.00").id();
        talk(admission, ledger, bert, NOON);
        talk(admission, ledger, anna, NOON.plusSeconds(1));
        talk(admission, ledger, anna, NOON);
        Reservation busy = Samples.reserved(ledger, anna, centPerSecond());
        admission.abandon(busy.id(), new Release(NOON, 486, "REFUSED"));
    }

    private static void talk(CallAdmission admission, LedgerStore ledger, AccountId account, Instant start) {
        LedgerStore.ReserveAnswer.Reserved held = (LedgerStore.ReserveAnswer.Reserved) ledger.reserve(
                Samples.reserve(Samples.attempt(new AttemptId(UUID.randomUUID()), account, start), centPerSecond()));
        admission.settle(
                held.reservation().id(),
                new Talk(start.plusSeconds(5)),
                new Release(start.plusSeconds(15), 200, "HUNG_UP"));
    }

    private List<PastCall> read(AccountId account, Currency currency, Instant from, Instant until) {
        List<PastCall> calls = new ArrayList<>();
        new SqlPastCalls(database).read(account == null ? null : account.value(), currency, from, until, calls::add);
        return calls;
    }

    @Test
    @Spec("Q8")
    void answeredCallsComeInOrderWithTheirCharges() {
        List<PastCall> calls = read(null, EUR, NOON, NOON.plusSeconds(2));

        assertThat(calls).containsExactly(past(anna, NOON), past(anna, NOON.plusSeconds(1)), past(bert, NOON));
        assertThat(read(bert, EUR, NOON, NOON.plusSeconds(2))).containsExactly(past(bert, NOON));
    }

    private static PastCall past(AccountId account, Instant start) {
        return new PastCall(
                account.value(), start, start.plusSeconds(5), start.plusSeconds(15), "4930123456", false, 10_000);
    }

    @Test
    void onlyCallsOfTheTimeAndCurrencyCome() {
        assertThat(read(null, EUR, NOON, NOON.plusSeconds(1))).hasSize(2);
        assertThat(read(null, EUR, NOON.plusSeconds(1), NOON.plusSeconds(2))).hasSize(1);
        assertThat(read(null, Currency.getInstance("USD"), NOON, NOON.plusSeconds(2)))
                .isEmpty();
    }

    @Test
    @Spec("P9")
    void latestVersionOfWhatACallCostsCountsAndARepeatAddsNothing() {
        AttemptId attempt =
                new SqlCdrStore(database).latest(bert, 1).get(0).attempt().id();
        SqlRatingStore ratings = new SqlRatingStore(database);
        assertThat(ratings.latest(attempt)).isEmpty();
        Rating second = new Rating(attempt, 2, Samples.eur("0.05"), null, NOON);
        Rating third = new Rating(attempt, 3, Samples.eur("0.07"), new TariffVersionId(9), NOON);
        ratings.add(second);
        ratings.add(third);
        ratings.add(new Rating(attempt, 2, Samples.eur("9.00"), null, NOON));

        assertThat(ratings.latest(attempt)).contains(third);
        assertThat(ratings.latest(NOON, NOON.plusSeconds(16))).containsExactly(Map.entry(attempt, third));
        assertThat(ratings.latest(NOON, NOON.plusSeconds(15))).isEmpty();
    }
}
