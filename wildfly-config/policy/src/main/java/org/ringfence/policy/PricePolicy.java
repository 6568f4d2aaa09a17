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
 * @param unratedCalls what becomes of calls to numbers without a price (SPEC G1, {@code blocknotbilledcalls}); default
 *     REFUSE
 * @param exactPrices whose prices have to be in their own list (SPEC G3, {@code vgetpriceexactmatch}); default NOBODY
 * @param unratedAlert how loud a call without a price is told (SPEC G4, {@code notbilledcallerr}); default WARNING
 */
public record PricePolicy(
        @Nullable String maxPricePerMinute,
        @Nullable String maxConnectFee,
        UnratedCalls unratedCalls,
        ExactPrices exactPrices,
        Alert unratedAlert)
        implements Policy {

    /** What becomes of calls to numbers without a price; each level asks for more than the one before. */
    public enum UnratedCalls {
        /** They are admitted, and cost nothing: whatever the carrier charges is yours. */
        ADMIT,
        /** They are refused. */
        REFUSE,
        /** So are those whose price is not from the tariff of the account, or from one that this one looks into. */
        REFUSE_UNASSIGNED,
        /** So are those whose price is not in the very list of the account's tariff. */
        REFUSE_UNLISTED
    }

    /** Whose prices have to be in their own list. */
    public enum ExactPrices {
        /** Nobody's. */
        NOBODY,
        /** Those of traffic senders. */
        TRAFFIC_SENDERS,
        /** Everybody's. */
        EVERYBODY
    }

    /** How loud something is told. */
    public enum Alert {
        /** A warning in the log. */
        WARNING,
        /** An error in the log. */
        ERROR,
        /** A fatal error in the log. */
        CRITICAL
    }

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,8})?");
    private static final int PRICE_DECIMALS = 8;
    private static final int FEE_DECIMALS = 5;

    /** What is in force when nothing is configured. */
    public static final PricePolicy DEFAULT = new PricePolicy(null, null);

    /** Ceilings alone. */
    public PricePolicy(@Nullable String maxPricePerMinute, @Nullable String maxConnectFee) {
        this(maxPricePerMinute, maxConnectFee, UnratedCalls.REFUSE, ExactPrices.NOBODY, Alert.WARNING);
    }

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
