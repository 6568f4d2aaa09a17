package org.ringfence.policy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses texts that are no amounts of money, with a sentence that names the attribute. */
final class Amounts {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,5})?");

    private Amounts() {}

    static void check(String attribute, @Nullable String amount) {
        if (amount != null && !AMOUNT.matcher(amount).matches()) {
            throw new IllegalArgumentException(
                    attribute + " must be an amount such as 10.00 from 0 to 999999999 with up to 5 decimals, but is '"
                            + amount + "'");
        }
    }
}
