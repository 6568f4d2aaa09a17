package org.ringfence.billing.tariff;

import java.util.List;
import java.util.Optional;
import org.ringfence.billing.rating.CallPrice;

/** The prices of a version by prefix: a table in memory, or one that is read when a price is asked for. */
public interface Rates {

    /** The rate with the longest prefix that the number begins with. */
    Optional<Rate> find(String digits);

    /** All rates in the order of their prefixes; made anew by each call. */
    List<Rate> rates();

    /**
     * Rates whose prefixes begin with these digits, in the order of their prefixes.
     *
     * @param most how many at most
     */
    List<Rate> beginningWith(String digits, int most);

    /** Each price that a rate has, once. */
    List<CallPrice> prices();

    /** How many prefixes have a price. */
    int size();
}
