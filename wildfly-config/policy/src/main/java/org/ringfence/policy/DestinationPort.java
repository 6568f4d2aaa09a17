package org.ringfence.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.ControlPort.Outcome;

/** Where the calls of accounts may go and how their phones dial, as the console shows and sets it. */
public interface DestinationPort {

    /** Takes what is said for all accounts. */
    String INHERIT = "INHERIT";

    /** An empty list. */
    String NONE = "none";

    /** What is said of an account; without one of all accounts of which something is said. */
    Outcome<List<DestinationView>> list(@Nullable String account, int limit);

    /** Says how the phones of an account dial. */
    Outcome<DestinationView> setDialPlan(DialPlanRequest request);

    /** Says where the calls of an account may go; what is not given stays. */
    Outcome<DestinationView> set(DestinationRequest request);

    /**
     * Gives an account the PIN that opens other countries to it.
     *
     * @param pin 4 to 10 digits; null takes it away
     */
    Outcome<DestinationView> setPin(String account, @Nullable String pin);

    /**
     * How the phones of an account dial.
     *
     * @param country two letters; null takes the dial plan away
     * @param areaCode of numbers that are dialled without one; null for none
     * @param nationalPrefix null for the usual one of the country
     * @param internationalPrefix null for the usual one of the country
     */
    record DialPlanRequest(
            String account,
            @Nullable String country,
            @Nullable String areaCode,
            @Nullable String nationalPrefix,
            @Nullable String internationalPrefix) {}

    /**
     * Where the calls of an account may go; null for no change.
     *
     * @param allowed prefixes, countries and classes with commas; {@link #NONE} for none
     * @param blocked the same
     * @param international ALLOW, PIN, BLOCK or {@link #INHERIT}
     * @param onlyOwnUsers true or false
     * @param diversions true or false
     */
    record DestinationRequest(
            String account,
            @Nullable String allowed,
            @Nullable String blocked,
            @Nullable String international,
            @Nullable String onlyOwnUsers,
            @Nullable String diversions) {}

    /**
     * What is said of an account; null where nothing is.
     *
     * @param pin whether it has one
     */
    record DestinationView(
            String account,
            @Nullable String country,
            @Nullable String areaCode,
            @Nullable String nationalPrefix,
            @Nullable String internationalPrefix,
            @Nullable String international,
            boolean onlyOwnUsers,
            boolean diversions,
            List<String> allowed,
            List<String> blocked,
            boolean pin) {

        /** Copies the lists. */
        public DestinationView {
            allowed = List.copyOf(allowed);
            blocked = List.copyOf(blocked);
        }
    }

    /** Puts a number, or the beginning of numbers, on the blacklist, in place of an entry of the same digits. */
    Outcome<BlockedNumberView> block(BlockRequest request);

    /** Takes a number from the blacklist. */
    Outcome<BlockedNumberView> unblock(String number);

    /**
     * The blacklist in the order of the digits.
     *
     * @param prefix only entries that begin with it; null for all
     */
    Outcome<List<BlockedNumberView>> blocked(@Nullable String prefix, int limit);

    /**
     * An entry to make.
     *
     * @param number digits, country code first
     * @param confidence PROBABLY_GOOD, NOT_SURE, PROBABLY_WRONG, VERY_SURE or ALWAYS
     * @param days after which it expires; null for never
     */
    record BlockRequest(
            String number,
            String confidence,
            String reason,
            @Nullable Integer days) {}

    /**
     * An entry of the blacklist.
     *
     * @param expires null for never
     * @param counts whether it closes its numbers now, if it is sure enough for the policy
     */
    record BlockedNumberView(
            String number,
            String confidence,
            String reason,
            Instant listed,
            @Nullable Instant expires,
            boolean counts) {}
}
