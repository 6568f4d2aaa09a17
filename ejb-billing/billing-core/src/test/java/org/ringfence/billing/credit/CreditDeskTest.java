package org.ringfence.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.LedgerStore.PostAnswer;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.money.Money;

class CreditDeskTest {

    private final MemoryStores stores = new MemoryStores();
    private final CreditDesk desk = new CreditDesk(stores.ledger(), InstantSource.fixed(NOON));
    private final AccountId account =
            Samples.open(stores.accounts(), prepaid(), "1.00").id();

    @Test
    void paymentIsBookedOnceAndToldOnce() {
        assertThat(desk.topUp(account, eur("5.00"), "payment 1")).isInstanceOf(PostAnswer.Posted.class);
        assertThat(desk.topUp(account, eur("5.00"), "payment 1")).isInstanceOf(PostAnswer.AlreadyPosted.class);
        assertThat(desk.topUp(account, eur("6.00"), "payment 1")).isInstanceOf(PostAnswer.Conflicting.class);

        assertThat(balance()).isEqualTo(eur("6.00"));
        assertThat(stores.outbox().pending(10))
                .extracting(BillingEvent::kind, BillingEvent::amount)
                .containsExactly(tuple(BillingEvent.Kind.CREDIT_ADDED, eur("5.00")));
    }

    @Test
    void samePaymentNameOfTwoAccountsAreTwoPayments() {
        AccountId other = Samples.open(stores.accounts(), prepaid(), "0").id();

        assertThat(desk.topUp(account, eur("5.00"), "payment 1")).isInstanceOf(PostAnswer.Posted.class);
        assertThat(desk.topUp(other, eur("5.00"), "payment 1")).isInstanceOf(PostAnswer.Posted.class);
    }

    @Test
    void topUpNeverTakes() {
        assertThatThrownBy(() -> desk.topUp(account, eur("-1.00"), "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.topUp(account, eur("0"), "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void correctionTakesWhatIsThereAndNoMore() {
        assertThat(desk.adjust(account, eur("-1.01"), "error 1")).isEqualTo(new PostAnswer.Insufficient(eur("1.00")));
        assertThat(desk.adjust(account, eur("-1.00"), "error 1")).isInstanceOf(PostAnswer.Posted.class);
        assertThat(desk.adjust(account, eur("-1.00"), "error 1")).isInstanceOf(PostAnswer.AlreadyPosted.class);

        assertThat(balance()).isEqualTo(eur("0"));
    }

    private Money balance() {
        return stores.ledger().balance(account).orElseThrow().balance();
    }
}
