package org.ringfence.billing.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.attempt;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.rating.WeeklyHours;
import org.ringfence.spec.Spec;

class AddressLimitTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7:5060, 192.0.2.7",
        "192.0.2.7:1, 192.0.2.7",
        "2001:db8:0:1::7:5060, 20010db800000001/64",
        "2001:db8:0:1:ffff::7:5061, 20010db800000001/64",
        "2001:db8:0:2::7:5060, 20010db800000002/64",
        "unknown, unknown",
    })
    @Spec("F1")
    void addressesOfAnIpv6NetworkAreOne(String source, String address) {
        CallAttempt some = attempt(new AccountId(1));
        CallAttempt from = new CallAttempt(
                some.id(),
                some.account(),
                some.origin(),
                some.caller(),
                some.destination(),
                some.callReference(),
                source,
                NOON);

        assertThat(AddressLimit.addressOf(from)).isEqualTo(address);
    }

    @Test
    @Spec("F5")
    void callsOfOneAccountCountWhereThePolicyNamesIt() {
        MemoryStores stores = new MemoryStores();
        AccountTerms terms = Samples.prepaid();
        TermsSource accounts = stores.accounts();
        AccountId anna = Samples.open(stores.accounts(), terms, "1").id();
        AccountId bob = Samples.open(stores.accounts(), terms, "1").id();
        AddressLimit limit = new AddressLimit(1, 2, 3, Duration.ofDays(1));
        LimitBook all = new LimitBook(accounts, stores.limits(), () -> rules(limit, null));
        LimitBook ofAnna = new LimitBook(accounts, stores.limits(), () -> rules(limit, anna));

        assertThat(all.limitsOf(bob, NOON).address()).isEqualTo(limit);
        assertThat(ofAnna.limitsOf(anna, NOON).address()).isEqualTo(limit);
        assertThat(ofAnna.limitsOf(bob, NOON).address()).isNull();
        assertThat(all.limitsOf(bob, NOON).lifted().address()).isNull();
    }

    private static LimitRules rules(AddressLimit limit, AccountId only) {
        return new LimitRules(LimitSet.NONE, LimitSet.NONE, 0, true, true, WeeklyHours.NEVER, limit, only);
    }
}
