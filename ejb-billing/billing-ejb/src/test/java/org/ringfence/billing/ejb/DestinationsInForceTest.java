package org.ringfence.billing.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.margin.BuyPrices;
import org.ringfence.billing.memory.MemoryBlockedNumberStore;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.Confidence;
import org.ringfence.billing.number.Destinations;
import org.ringfence.billing.number.Home;
import org.ringfence.billing.number.NumberClass;
import org.ringfence.billing.number.PinRules;
import org.ringfence.billing.number.PrefixList;
import org.ringfence.policy.DestinationPolicy;
import org.ringfence.policy.DestinationPolicy.Blacklist;
import org.ringfence.policy.DestinationPolicy.International;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.PricePolicy;
import org.ringfence.spec.Spec;

class DestinationsInForceTest {

    private final MemoryStores stores = new MemoryStores();
    private final MemoryBlockedNumberStore blacklist = new MemoryBlockedNumberStore();
    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final Billing billing = new Billing(policies, Clock.fixed(Samples.NOON, ZoneOffset.UTC));
    private final Account account = Samples.open(stores.accounts(), Samples.prepaid(), "1.00");

    private CallAdmission admission() {
        return billing.admission(
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
                blacklist,
                BuyPrices.NONE,
                FraudParts.geography(billing, stores.accounts()));
    }

    @Test
    @Spec({"E7", "E8", "E9", "E13", "P4"})
    void everyOptionReachesItsRule() {
        DestinationPolicy policy = new DestinationPolicy(
                "DE",
                "MOBILE, TEST",
                "49900",
                "882, 979",
                "CU",
                "252",
                International.PIN,
                null,
                3,
                Duration.ofMinutes(9),
                Blacklist.VERY_SURE);

        assertThat(DestinationsInForce.destinations(policy))
                .isEqualTo(new Destinations(
                        new Home("DE", ""),
                        PrefixList.of(List.of("49900"), List.of("882", "979")),
                        Set.of("CU"),
                        Set.of(NumberClass.MOBILE, NumberClass.TEST),
                        PrefixList.of(List.of(), List.of("252")),
                        org.ringfence.billing.number.International.PIN,
                        new PinRules(3, Duration.ofMinutes(9)),
                        Confidence.VERY_SURE));
        assertThat(DestinationsInForce.destinations(DestinationPolicy.DEFAULT)).isEqualTo(Destinations.DEFAULT);
    }

    @Test
    void policyKnowsAllClasses() {
        String all = Arrays.stream(NumberClass.values()).map(Enum::name).collect(Collectors.joining(","));

        assertThat(DestinationsInForce.destinations(new DestinationPolicy(
                                null,
                                all,
                                null,
                                null,
                                null,
                                null,
                                International.BLOCK,
                                null,
                                5,
                                Duration.ofHours(1),
                                Blacklist.OFF))
                        .blockedClasses())
                .containsExactlyInAnyOrder(NumberClass.values());
    }

    @Test
    @Spec("E9")
    void callIsRefusedAndRecordedFromTheMomentThatThePolicySaysSo() {
        CallAdmission admission = admission();
        CallAttempt before = Samples.attempt(account.id());
        assertThat(admission.admit(before)).isEqualTo(new AdmitAnswer.Refused(RefusalReason.NO_RATE));
        policies.publish(new DestinationPolicy(
                null,
                null,
                null,
                "4930",
                null,
                null,
                International.BLOCK,
                null,
                5,
                Duration.ofHours(1),
                Blacklist.OFF));

        CallAttempt call = Samples.attempt(account.id());

        assertThat(admission.admit(call)).isEqualTo(new AdmitAnswer.Refused(RefusalReason.BLOCKED_DESTINATION));
        assertThat(stores.cdrs().find(call.id()).orElseThrow().release().cause())
                .isEqualTo("BLOCKED_DESTINATION");
    }

    @Test
    @Spec("P5")
    void lockOfOtherCountriesClosesThemAloneAndAtOnce() {
        policies.publish(new DestinationPolicy(
                "FR",
                null,
                "4930",
                null,
                null,
                null,
                International.ALLOW,
                null,
                5,
                Duration.ofHours(1),
                Blacklist.OFF));
        CallAdmission admission = admission();
        stores.accounts().lock(account.id(), LockLevel.NO_INTERNATIONAL);
        assertThat(admission.admit(Samples.attempt(account.id())))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.ACCOUNT_LOCKED));

        policies.publish(new DestinationPolicy(
                "DE", null, null, null, null, null, International.ALLOW, null, 5, Duration.ofHours(1), Blacklist.OFF));
        assertThat(admission.admit(Samples.attempt(account.id())))
                .as("the lock lets it pass, and then there is no price")
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.NO_RATE));
    }

    @Test
    @Spec("P16")
    void callInNeedIsAdmittedWithoutCreditWhateverIsClosedAndIsRecordedAndFree() {
        policies.publish(new DestinationPolicy(
                "DE",
                "NATIONAL,UNKNOWN",
                null,
                "1",
                "DE",
                null,
                International.BLOCK,
                "112",
                5,
                Duration.ofHours(1),
                Blacklist.OFF));
        policies.publish(new PricePolicy("0", "0"));
        Account poor = Samples.open(stores.accounts(), Samples.prepaid(), "0");
        stores.accounts().lock(poor.id(), LockLevel.NO_CALLS);
        CallAdmission admission = admission();
        CallAttempt model = Samples.attempt(poor.id());
        CallAttempt call = new CallAttempt(
                model.id(),
                poor.id(),
                model.origin(),
                model.caller(),
                new Destination.Emergency("112"),
                model.callReference(),
                model.source(),
                model.startedAt());

        AdmitAnswer.Admitted admitted = (AdmitAnswer.Admitted) admission.admit(call);
        Release end = new Release(Samples.NOON.plusSeconds(130), 200, "CALLER_HUNG_UP");
        admission.settle(admitted.reservation(), new Talk(Samples.NOON.plusSeconds(5)), end);

        CallRecord written = stores.cdrs().find(call.id()).orElseThrow();
        assertThat(written.billed().charge().isZero()).isTrue();
        assertThat(written.billed().talkSeconds()).isEqualTo(125);
        assertThat(written.billed().destination()).isEqualTo("emergency");
    }

    @Test
    @Spec("E10")
    void numbersOfTheBlacklistAreRefusedFromTheConfidenceOnThatThePolicySays() {
        blacklist.put(new BlockedNumber("49301", Confidence.NOT_SURE, "many short calls", Samples.NOON, null));
        CallAdmission admission = admission();
        assertThat(admission.admit(Samples.attempt(account.id())))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.NO_RATE));

        policies.publish(new DestinationPolicy(
                null,
                null,
                null,
                null,
                null,
                null,
                International.BLOCK,
                null,
                5,
                Duration.ofHours(1),
                Blacklist.NOT_SURE));
        assertThat(admission.admit(Samples.attempt(account.id())))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.BLOCKED_DESTINATION));

        policies.publish(new DestinationPolicy(
                null, null, null, null, null, null, International.BLOCK, null, 5, Duration.ofHours(1), Blacklist.OFF));
        assertThat(admission.admit(Samples.attempt(account.id())))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.NO_RATE));
    }
}
