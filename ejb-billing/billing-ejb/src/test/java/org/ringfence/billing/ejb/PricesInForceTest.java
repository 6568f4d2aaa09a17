package org.ringfence.billing.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.margin.MarginRules;
import org.ringfence.billing.margin.Offer;
import org.ringfence.billing.memory.MemoryBlockedNumberStore;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.PricePolicy;
import org.ringfence.policy.PricePolicy.Alert;
import org.ringfence.policy.PricePolicy.ExactPrices;
import org.ringfence.policy.PricePolicy.UnratedCalls;
import org.ringfence.policy.RoutingPolicy;
import org.ringfence.spec.Spec;

/** Prices of buying and selling as the policies say. */
class PricesInForceTest {

    private static final CallPrice BOUGHT = new CallPrice(
            Money.zero(Samples.prepaid().currency()),
            PricePerMinute.parse("0.02").orElseThrow(),
            1,
            1);

    private final MemoryStores stores = new MemoryStores();
    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final Billing billing = new Billing(policies, Clock.fixed(Samples.NOON, ZoneOffset.UTC));
    private final Account account = Samples.open(stores.accounts(), Samples.prepaid(), "1000.00");
    private final CallAdmission admission = billing.admission(
            stores.accounts(),
            billing.pricing(stores.tariffs()),
            stores.ledger(),
            billing.traces(),
            FraudParts.rule(billing, stores.accounts()),
            FraudParts.statistics(billing),
            billing.settlement(
                    stores.accounts(),
                    stores.tariffs(),
                    billing.limits(stores.accounts(), stores.limits(), stores.packages())),
            new MemoryDestinationStore(stores.accounts()),
            new MemoryBlockedNumberStore(),
            (digits, start) -> List.of(new Offer(new AccountId(9), BOUGHT)),
            FraudParts.geography(billing, stores.accounts()));

    private static PricePolicy unrated(UnratedCalls unrated, ExactPrices exact) {
        return new PricePolicy(null, null, unrated, exact, Alert.WARNING);
    }

    @Test
    @Spec({"G1", "G3"})
    void callWithoutAPriceIsTreatedAsThePolicySays() {
        assertThat(admission.admit(Samples.attempt(account.id())))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.NO_RATE));
        policies.publish(unrated(UnratedCalls.ADMIT, ExactPrices.NOBODY));
        assertThat(admission.admit(Samples.attempt(account.id()))).isInstanceOf(AdmitAnswer.Admitted.class);
        policies.publish(unrated(UnratedCalls.ADMIT, ExactPrices.TRAFFIC_SENDERS));
        assertThat(admission.admit(Samples.attempt(account.id()))).isInstanceOf(AdmitAnswer.Admitted.class);
        policies.publish(unrated(UnratedCalls.ADMIT, ExactPrices.EVERYBODY));

        assertThat(admission.admit(Samples.attempt(account.id())))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.NO_RATE));
    }

    @Test
    @Spec("G2")
    void callThatCostsMoreThanItEarnsIsRefusedWhereThePolicySaysSo() {
        policies.publish(unrated(UnratedCalls.ADMIT, ExactPrices.NOBODY));
        assertThat(admission.admit(Samples.attempt(account.id()))).isInstanceOf(AdmitAnswer.Admitted.class);
        policies.publish(new RoutingPolicy(RoutingPolicy.Order.PRIORITY, RoutingPolicy.MarginGuard.LOSS, null));

        assertThat(admission.admit(Samples.attempt(account.id())))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.NOT_PROFITABLE));
    }

    @Test
    @Spec("P8")
    void marginIsThatOfThePolicy() {
        MarginInForce inForce = new MarginInForce(() -> policies.current(RoutingPolicy.class));
        assertThat(inForce.get()).isEqualTo(MarginRules.OFF);
        policies.publish(
                new RoutingPolicy(RoutingPolicy.Order.PRIORITY, RoutingPolicy.MarginGuard.LOSS_OR_EQUAL, "0.00501"));

        assertThat(inForce.get()).isEqualTo(new MarginRules(MarginRules.Guard.LOSS_OR_EQUAL, 501));
    }
}
