package org.ringfence.policy;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What calls may cost at most; amounts are decimal numbers in units of the currency that the payer has.
 *
 * @param maxPricePerMinute the highest price of a minute at which a call is admitted, such as 0.60, up to eight decimals;
 *     default undefined: no ceiling (SPEC G5, {@code blockhighcostcalls})
 * @param maxConnectFee the highest connect fee at which a call is admitted, such as 0.10, up to five decimals; default
 *     undefined: no ceiling (SPEC P17)
 */
public record PricePolicy(
        @Nullable String maxPricePerMinute, @Nullable String maxConnectFee) implements Policy {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,8})?");
    private static final int PRICE_DECIMALS = 8;
    private static final int FEE_DECIMALS = 5;

    /** What is in force when nothing is configured. */
    public static final PricePolicy DEFAULT = new PricePolicy(null, null);

    public PricePolicy {
        check("max-price-per-minute", maxPricePerMinute, PRICE_DECIMALS);
        check("max-connect-fee", maxConnectFee, FEE_DECIMALS);
    }

    private static void check(String attribute, @Nullable String amount, int decimals) {
        if (amount != null
                && (!AMOUNT.matcher(amount).matches()
                        || new BigDecimal(amount).stripTrailingZeros().scale() > decimals)) {
            throw new IllegalArgumentException(
                    attribute + " must be an amount such as 0.60 from 0 to 999999 with up to " + decimals
                            + " decimals, but is '" + amount + "'");
        }
    }
}
