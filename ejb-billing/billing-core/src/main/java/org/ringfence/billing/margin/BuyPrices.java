package org.ringfence.billing.margin;

import java.time.Instant;
import java.util.List;

/** Knows what carriers charge; it is asked with every call to a number, so it answers from memory. */
@FunctionalInterface
public interface BuyPrices {

    /** Nobody takes calls. */
    BuyPrices NONE = (digits, start) -> List.of();

    /** The carriers in service that take a number, in any order. */
    List<Offer> of(String digits, Instant start);
}
