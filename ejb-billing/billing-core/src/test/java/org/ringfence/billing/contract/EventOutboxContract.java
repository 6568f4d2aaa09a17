package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.open;
import static org.ringfence.billing.contract.Samples.prepaid;
import static org.ringfence.billing.contract.Samples.topUp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.LedgerEntry;

/** What every outbox does; the events come from the ledger on the same books. */
public interface EventOutboxContract extends BillingStores {

    @Test
    default void eventsWaitOldestFirstUntilTheyAreDelivered() {
        AccountId account = open(accounts(), prepaid(), "0").id();
        List<BillingEvent> written = new ArrayList<>();
        for (int second : new int[] {1, 2, 3}) {
            LedgerEntry entry = topUp(account, "1.00");
            BillingEvent event = new BillingEvent(
                    UUID.randomUUID(),
                    BillingEvent.Kind.CREDIT_ADDED,
                    account,
                    null,
                    entry.amount(),
                    NOON.plus(Duration.ofSeconds(second)));
            ledger().post(entry, event);
            written.add(event);
        }

        assertThat(waiting(account)).containsExactlyElementsOf(written);
        outbox().delivered(List.of(written.get(1).id(), UUID.randomUUID()));
        assertThat(waiting(account)).containsExactly(written.get(0), written.get(2));
        outbox().delivered(List.of(written.get(0).id(), written.get(2).id()));
        assertThat(waiting(account)).isEmpty();
    }

    @Test
    default void noMoreEventsAreReadThanAskedFor() {
        AccountId account = open(accounts(), prepaid(), "0").id();
        for (int count = 0; count < 3; count++) {
            LedgerEntry entry = topUp(account, "1.00");
            ledger().post(
                            entry,
                            new BillingEvent(
                                    entry.id().value(),
                                    BillingEvent.Kind.CREDIT_ADDED,
                                    account,
                                    null,
                                    entry.amount(),
                                    NOON));
        }

        assertThat(outbox().pending(2)).hasSize(2);
    }

    private List<BillingEvent> waiting(AccountId account) {
        return outbox().pending(100_000).stream()
                .filter(event -> event.account().equals(account))
                .toList();
    }
}
