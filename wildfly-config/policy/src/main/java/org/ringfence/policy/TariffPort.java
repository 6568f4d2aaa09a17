package org.ringfence.policy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.ControlPort.AccountView;
import org.ringfence.policy.ControlPort.Outcome;

/** Price lists, as the console makes, shows and changes them. Running calls keep the prices that they began with. */
public interface TariffPort {

    /** In place of a prefix: calls between own users. */
    String ON_NET = "on-net";

    /** All tariffs in the order of their names. */
    Outcome<List<TariffView>> list();

    /**
     * The prices that are in force, and those that will be.
     *
     * @param prefix only prefixes that begin with these digits; null for all
     * @param limit how many at most
     */
    Outcome<List<RateView>> show(String tariff, @Nullable String prefix, int limit);

    /**
     * Makes a tariff without prices.
     *
     * @param isDefault whether accounts of this currency without a tariff of their own use it from now on
     */
    Outcome<TariffView> create(String name, String currency, boolean isDefault);

    /** Sets the price of a prefix, and leaves those of all others as they are. */
    Outcome<List<RateView>> setRate(RateRequest request);

    /** Takes the price of a prefix away; times are as those of {@link RateRequest}. */
    Outcome<TariffView> removeRate(
            String tariff, String prefix, @Nullable String validFrom, @Nullable String validUntil);

    /** Replaces the prices of all prefixes by those of a file, or none when a line of it is wrong (SPEC P8). */
    Outcome<SheetView> importSheet(SheetRequest request);

    /** Rates calls again that are over, by the prices that are known now for the time when they began. */
    Outcome<RerateView> rerate(RerateRequest request);

    /**
     * Calls to rate again.
     *
     * @param account null for all
     * @param from first instant of their ends
     * @param until first instant that is not in it any more
     * @param preview whether nothing is changed
     * @param limit how many differences are shown at most
     */
    record RerateRequest(@Nullable String account, String from, String until, boolean preview, int limit) {}

    /**
     * What rating again found and did.
     *
     * @param calls answered ones that were looked at
     * @param unpriced how many of them have no price now, and stay as they are
     * @param changed how many cost something else
     * @param refunded what owners get back, by currency; empty for nothing
     * @param charged what is taken, by currency; empty for nothing
     * @param open how many could not be booked, because the account has not so much left
     */
    record RerateView(
            boolean preview,
            long calls,
            long unpriced,
            int changed,
            String refunded,
            String charged,
            int open,
            List<DifferenceView> differences) {

        /** Copies the list. */
        public RerateView {
            differences = List.copyOf(differences);
        }

        /**
         * A call that costs something else.
         *
         * @param version of its price; 1 is the record
         * @param open why it could not be booked, null when it was
         */
        public record DifferenceView(
                String id,
                String account,
                String destination,
                Instant started,
                int version,
                String before,
                String after,
                String currency,
                @Nullable String open) {}
    }

    /** Says into which other tariffs a tariff looks; calls that run keep their prices. */
    Outcome<TariffView> link(LinkRequest request);

    /** In place of a name or hours: none any more. */
    String NONE = "none";

    /**
     * Links of a tariff to set; null leaves one as it is, {@link #NONE} takes it away.
     *
     * @param parent has the price of what the tariff has none of
     * @param offPeakTariff goes first for calls that start in off-peak hours
     * @param offPeak those hours, such as {@code Mon-Fri 20:00-08:00}
     */
    record LinkRequest(
            String tariff,
            @Nullable String parent,
            @Nullable String offPeakTariff,
            @Nullable String offPeak) {}

    /**
     * Gives an account a tariff.
     *
     * @param tariff null for the default one of its currency
     */
    Outcome<AccountView> assign(String account, @Nullable String tariff);

    /**
     * A price to set.
     *
     * @param prefix digits, or {@link #ON_NET}
     * @param destination what people call it; null for the prefix itself
     * @param pricePerMinute such as 0.60
     * @param connectFee such as 0.05
     * @param firstIncrement seconds
     * @param nextIncrement seconds
     * @param grace talk of up to so many seconds costs nothing
     * @param minimumCharge what a call beyond its grace costs at least, such as 0.02
     * @param validFrom an instant; null for now
     * @param validUntil an instant; null for no end
     */
    record RateRequest(
            String tariff,
            String prefix,
            @Nullable String destination,
            String pricePerMinute,
            String connectFee,
            int firstIncrement,
            int nextIncrement,
            int grace,
            String minimumCharge,
            @Nullable String validFrom,
            @Nullable String validUntil) {

        /** Without grace or minimum. */
        public RateRequest(
                String tariff,
                String prefix,
                @Nullable String destination,
                String pricePerMinute,
                String connectFee,
                int firstIncrement,
                int nextIncrement,
                @Nullable String validFrom,
                @Nullable String validUntil) {
            this(
                    tariff,
                    prefix,
                    destination,
                    pricePerMinute,
                    connectFee,
                    firstIncrement,
                    nextIncrement,
                    0,
                    "0",
                    validFrom,
                    validUntil);
        }
    }

    /**
     * A file of prices to import.
     *
     * @param file on the server
     * @param validFrom an instant; null for now
     * @param validUntil an instant; null for no end
     * @param preview whether to tell only what would change
     */
    record SheetRequest(
            String tariff,
            Path file,
            @Nullable String validFrom,
            @Nullable String validUntil,
            boolean preview) {}

    /**
     * What a file of prices changed, or would change.
     *
     * @param imported false for a preview
     * @param rises the calls that become dearer by the most, at most ten
     */
    record SheetView(
            String tariff,
            boolean imported,
            Instant validFrom,
            int prefixes,
            int added,
            int changed,
            int removed,
            int unchanged,
            List<String> rises) {

        /** Copies the list. */
        public SheetView {
            rises = List.copyOf(rises);
        }
    }

    /**
     * A tariff.
     *
     * @param versions how often its prices were set
     * @param prefixes how many have a price now
     * @param parent has the price of what it has none of; null for none
     * @param offPeakTariff goes first in off-peak hours; null for none
     * @param offPeak those hours; null for none
     */
    record TariffView(
            String name,
            String currency,
            boolean isDefault,
            int versions,
            int prefixes,
            @Nullable String parent,
            @Nullable String offPeakTariff,
            @Nullable String offPeak) {}

    /** The price of a prefix in a span of time; amounts are decimal numbers in the tariff's currency. */
    record RateView(
            String prefix,
            String destination,
            String pricePerMinute,
            String connectFee,
            int firstIncrement,
            int nextIncrement,
            int grace,
            String minimumCharge,
            String currency,
            Instant validFrom,
            @Nullable Instant validUntil) {}
}
