package org.ringfence.sipapp.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountStore.CreateAnswer;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.memory.MemoryAccountStore;
import org.ringfence.billing.memory.MemoryBooks;
import org.ringfence.billing.money.Money;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.gate.Perimeter;
import org.ringfence.policy.HoneypotPolicy;
import org.ringfence.policy.HoneypotPolicy.OnCall;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.address.AddressSet;
import org.ringfence.spec.Spec;

@Spec("P14")
class HoneypotCallsTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private final Clock clock = Clock.systemUTC();
    private final AccountStore accounts = new MemoryAccountStore(new MemoryBooks(), clock);
    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final Perimeter perimeter = new Perimeter(
            policies, () -> AddressSet.EMPTY, () -> AddressSet.EMPTY, "a", clock, () -> 1_000_000_000L, new Random(1));
    private final SecurityEvents events = new SecurityEvents("a", clock, () -> 9, UUID::randomUUID, 9);
    private final HoneypotCalls calls = new HoneypotCalls(perimeter, policies, accounts, events);
    private final Account account = account();
    private final SipUser user = new SipUser(
            new SipUserId(1),
            new AddressOfRecord("anna", "one.example"),
            account.id(),
            List.of(),
            Set.of(SipTransport.values()),
            true);

    private Account account() {
        AccountTerms terms = AccountTerms.prepaid(EURO, ZoneId.of("UTC"));
        return ((CreateAnswer.Created) accounts.create(new NewAccount("anna", terms, Money.zero(EURO)))).account();
    }

    @ParameterizedTest
    @CsvSource({"REPORT,true,NONE", "REFUSE,false,NONE", "LOCK,false,NO_OUTGOING"})
    void callOfAHoneypotIsTreatedAsThePolicySays(OnCall onCall, boolean goesOn, LockLevel lock) {
        policies.publish(new HoneypotPolicy(null, "0088*", onCall));

        assertThat(calls.mayCall(user, "00882")).isEqualTo(goesOn);

        assertThat(accounts.find(account.id()).orElseThrow().lock()).isEqualTo(lock);
        assertThat(perimeter.bans().size()).isZero();
        assertThat(events.count(Kind.HONEYPOT_TOUCHED)).isEqualTo(1);
        assertThat(events.count(Kind.ACCOUNT_LOCKED)).isEqualTo(onCall == OnCall.LOCK ? 1 : 0);
    }

    @Test
    void otherCallsGoOn() {
        policies.publish(new HoneypotPolicy(null, "0088*", OnCall.LOCK));

        assertThat(calls.mayCall(user, "0049")).isTrue();
        assertThat(accounts.find(account.id()).orElseThrow().lock()).isEqualTo(LockLevel.NONE);
    }
}
