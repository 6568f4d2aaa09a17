package org.ringfence.billing.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.ledger.PricedCall;

/**
 * What is known of a call when rules are asked whether it may be made.
 *
 * @param attempt what is wanted
 * @param payer what was agreed with the owner of the account that pays
 * @param priced what it costs, null before it has a price
 * @param now the instant of the decision
 */
public record CallFacts(
        CallAttempt attempt, AccountTerms payer, @Nullable PricedCall priced, Instant now) {

    /** The same call, with its price. */
    public CallFacts withPrice(PricedCall price) {
        return new CallFacts(attempt, payer, price, now);
    }
}
