package org.ringfence.sipapp.control;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.event.BillingNews;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEvents;

/** Tells those who hear security events of limits that are reached and balances that are low (SPEC F23, P19). */
@ApplicationScoped
public class MoneyAlerts {

    @Inject
    private BillingNews news;

    @Inject
    private AccountStore accounts;

    @Inject
    private SecurityEvents events;

    private BillingNews.@Nullable Subscription subscription;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        subscription = news.subscribe(this::heard);
    }

    @PreDestroy
    void stop() {
        if (subscription != null) {
            subscription.close();
        }
    }

    void heard(BillingEvent event) {
        switch (event.kind()) {
            case LIMIT_REACHED -> tell(Kind.LIMIT_REACHED, event, "limit");
            case LOW_BALANCE -> tell(Kind.LOW_BALANCE, event, "available");
            case CREDIT_ADDED, CALL_INTERRUPTED -> {
                // of interest to bookkeepers alone: the log has them
            }
        }
    }

    private void tell(Kind kind, BillingEvent event, String what) {
        String name = accounts.find(event.account()).map(Account::name).orElse(String.valueOf(event.account()));
        events.record(kind, name, "policy=limits", what + "=" + event.amount());
    }
}
