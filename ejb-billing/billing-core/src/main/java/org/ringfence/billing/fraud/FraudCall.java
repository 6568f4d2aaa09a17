package org.ringfence.billing.fraud;

import java.time.Instant;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.cdr.RangeSpend;
import org.ringfence.billing.number.NumberFacts;
import org.ringfence.billing.rating.CallPrice;

/**
 * A call to a number, as far as rules of fraud look at it.
 *
 * @param id the attempt
 * @param account who pays
 * @param number 1 to 24 digits, country code first
 * @param facts classes and country of the number
 * @param zone what kind of destination that is
 * @param price what it costs
 * @param day the day of the account's owner, as days since 1970-01-01
 * @param at when it was asked for
 */
public record FraudCall(
        AttemptId id,
        AccountId account,
        String number,
        NumberFacts facts,
        Zone zone,
        CallPrice price,
        long day,
        Instant at) {

    /** The numbers beside this one: all but its last four digits, at least six. */
    public String range() {
        return RangeSpend.rangeOf(number);
    }
}
