package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.event.BillingNews;
import org.ringfence.billing.money.Money;
import org.ringfence.call.security.SecurityEvent;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.spec.Spec;

class MoneyAlertsTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final ConsoleFixture console = new ConsoleFixture();
    private final BillingNews news = new BillingNews();

    @ParameterizedTest
    @CsvSource({"LIMIT_REACHED, limit=0.10 EUR", "LOW_BALANCE, available=0.10 EUR", "CREDIT_ADDED, "})
    @Spec({"F23", "P19", "P15"})
    void limitsThatAreReachedAndLowBalancesAreSecurityEvents(BillingEvent.Kind kind, String evidence) {
        console.control.createAccount(new NewAccountRequest("anna@one.example", "secret", null, null, null, 2, null));
        AccountId anna = console.accountStore
                .findByName("anna@one.example")
                .orElseThrow()
                .id();
        MoneyAlerts alerts = Wired.bean(new MoneyAlerts(), news, console.accountStore, console.events);
        alerts.start(this);
        Money amount = Money.parse("0.10", EUR).orElseThrow();
        BillingEvent event = new BillingEvent(UUID.randomUUID(), kind, anna, null, amount, Instant.EPOCH);

        news.tell(event);
        alerts.stop();
        news.tell(event);

        List<SecurityEvent> told = console.events.take(10);
        if (evidence == null) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).singleElement().satisfies(each -> {
                assertThat(each.kind().name()).isEqualTo(kind.name());
                assertThat(each.subject()).isEqualTo("anna@one.example");
                assertThat(each.evidence()).isEqualTo(evidence);
            });
        }
    }
}
