package org.ringfence.billing.fraud;

import java.time.Instant;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.number.NumberClass;
import org.ringfence.billing.number.NumberFacts;
import org.ringfence.billing.rating.CallPrice;

/** Calls of a test, at instants that it chooses. */
final class FraudCalls {

    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    static final Zone FAR = new Zone("Far", Zone.Risk.ORDINARY);
    static final Zone PREMIUM = new Zone("Premium", Zone.Risk.HIGH);

    private static long next;

    private FraudCalls() {}

    static FraudCall call(long account, String number, Zone zone, int centsPerMinute, Instant at) {
        CallPrice price = new CallPrice(
                Money.zero(Currency.getInstance("EUR")), new PricePerMinute(centsPerMinute * 1_000_000L), 1, 1);
        return new FraudCall(
                new AttemptId(new UUID(7, next++)),
                new AccountId(account),
                number,
                new NumberFacts(Set.of(NumberClass.MOBILE), "DE"),
                zone,
                price,
                day(at),
                at);
    }

    static long day(Instant at) {
        return at.getEpochSecond() / 86_400;
    }
}
