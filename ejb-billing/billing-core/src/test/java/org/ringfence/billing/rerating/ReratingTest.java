package org.ringfence.billing.rerating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CreditDesk;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.ledger.LedgerStore.PostAnswer;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.memory.MemoryRatingStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.rerating.Rerating.Difference;
import org.ringfence.billing.rerating.Rerating.Findings;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.spec.Spec;

@Spec("P9")
class ReratingTest {

    private static final Instant TOMORROW = NOON.plusSeconds(86_400);

    private final MemoryStores stores = new MemoryStores();
    private final MemoryRatingStore ratings = new MemoryRatingStore();
    private final Rerating rerating = new Rerating(
            stores.cdrs(),
            ratings,
            stores.accounts(),
            new Pricing(stores.tariffs()),
            new CreditDesk(stores.ledger(), () -> TOMORROW),
            () -> TOMORROW);
    private final AccountId account =
            Samples.open(stores.accounts(), prepaid(), "1.00").id();
    private TariffId tariff;

    @BeforeEach
    void tariffIsThere() {
        tariff = ((TariffStore.CreateAnswer.Created)
                        stores.tariffs().create("all", prepaid().currency()))
                .tariff()
                .id();
        stores.tariffs().makeDefault(tariff);
    }

    private void price(String perMinute) {
        CallPrice price = new CallPrice(
                Money.zero(prepaid().currency()),
                PricePerMinute.parse(perMinute).orElseThrow(),
                1,
                1);
        stores.tariffs()
                .publish(
                        tariff,
                        new TariffVersion.Content(
                                NOON.minusSeconds(60), null, null, List.of(new Rate("49", "Germany", price))));
    }

    /** At a cent a second. */
    private void talk(int seconds) {
        CallAdmission admission = new CallAdmission(
                stores.accounts(),
                new Pricing(stores.tariffs()),
                stores.ledger(),
                () -> CreditRules.DEFAULT,
                () -> NOON,
                Samples.NODE);
        Reservation held = Samples.reserved(stores.ledger(), account, centPerSecond());
        admission.settle(held.id(), new Talk(NOON), new Release(NOON.plusSeconds(seconds), 200, "HUNG_UP"));
    }

    private Findings look() {
        return rerating.look(account, NOON, TOMORROW);
    }

    private Money balance() {
        return stores.ledger().balance(account).orElseThrow().balance();
    }

    @Test
    void callThatCostsLessNowIsRefundedOnceAndItsRecordStays() {
        talk(20);
        price("0.30");
        Findings found = look();
        assertThat(found.looked()).isEqualTo(1);
        Difference difference = found.differences().get(0);
        assertThat(difference.before()).isEqualTo(eur("0.20"));
        assertThat(difference.after()).isEqualTo(eur("0.10"));
        assertThat(difference.version()).isEqualTo(2);
        assertThat(balance()).as("looking moves nothing").isEqualTo(eur("0.80"));

        assertThat(rerating.apply(difference)).isInstanceOf(PostAnswer.Posted.class);
        assertThat(rerating.apply(difference)).isInstanceOf(PostAnswer.AlreadyPosted.class);
        assertThat(balance()).isEqualTo(eur("0.90"));
        assertThat(look().differences()).isEmpty();
        assertThat(stores.cdrs().latest(account, 1).get(0).billed().charge()).isEqualTo(eur("0.20"));
        assertThat(stores.ledger().entries(account, 1)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(EntryKind.ADJUSTMENT);
            assertThat(entry.reference()).endsWith("version 2");
        });
    }

    @Test
    void nextVersionStartsFromTheOneBefore() {
        talk(20);
        price("0.30");
        look().differences().forEach(rerating::apply);
        price("0.45");
        Difference difference = look().differences().get(0);
        assertThat(difference.version()).isEqualTo(3);
        assertThat(difference.refund()).isEqualTo(eur("-0.05"));
        rerating.apply(difference);

        assertThat(balance()).isEqualTo(eur("0.85"));
        assertThat(ratings.latest(difference.record().attempt().id())
                        .orElseThrow()
                        .charge())
                .isEqualTo(eur("0.15"));
        assertThat(stores.ledger().sumOfEntries(account)).contains(balance());
    }

    @Test
    void whatTheAccountHasNotLeftIsNotTaken() {
        talk(20);
        price("6.00");
        Difference difference = look().differences().get(0);

        assertThat(rerating.apply(difference)).isInstanceOf(PostAnswer.Insufficient.class);
        assertThat(balance()).isEqualTo(eur("0.80"));
        assertThat(ratings.latest(difference.record().attempt().id())).isEmpty();
    }

    @Test
    void callsWithoutAPriceAndThoseOfOthersStayAsTheyAre() {
        talk(20);
        assertThat(look().unpriced()).isEqualTo(1);
        price("0.60");
        assertThat(look().differences()).isEmpty();
        price("0.30");
        assertThat(rerating.look(new AccountId(987_654), NOON, TOMORROW).looked())
                .isZero();
        assertThat(rerating.look(null, NOON, NOON.plusSeconds(20)).looked())
                .as("ends are up to, and without, the last instant")
                .isZero();
        assertThat(rerating.look(null, NOON, NOON.plusSeconds(21)).differences())
                .hasSize(1);
    }
}
