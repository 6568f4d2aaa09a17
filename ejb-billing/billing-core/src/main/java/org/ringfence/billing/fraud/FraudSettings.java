package org.ringfence.billing.fraud;

import java.util.List;
import org.ringfence.billing.ledger.PricedCall;

/**
 * How suspicious calls are found, and what happens to them.
 *
 * @param watches whether calls are looked at
 * @param refuses whether those that don't fit are refused
 * @param riskyPrefixes beginnings of numbers whose risk is high
 * @param riskyPrice price of a minute, in 1e-8 of the currency's unit, from which on the risk is high
 */
public record FraudSettings(
        boolean watches,
        boolean refuses,
        SpendRules spend,
        FanInRules fanIn,
        WangiriRules wangiri,
        HabitRules habits,
        List<String> riskyPrefixes,
        long riskyPrice) {

    static final String NAMELESS = "nameless";

    public FraudSettings {
        riskyPrefixes = List.copyOf(riskyPrefixes);
    }

    /** The zone of a number: what the price list calls it. */
    Zone zone(String number, PricedCall priced) {
        boolean risky = priced.price().perMinute().units() >= riskyPrice
                || riskyPrefixes.stream().anyMatch(number::startsWith);
        String name = priced.destination().isEmpty() ? NAMELESS : priced.destination();
        return new Zone(name, risky ? Zone.Risk.HIGH : Zone.Risk.ORDINARY);
    }
}
