package org.ringfence.sipapp.control;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.policy.TariffPort;
import org.ringfence.policy.TariffPort.RateRequest;

/** The next version of a price list: that which would count, with one price changed. */
record RateEdit(TariffVersion.Content content) {

    /** What is wrong with a change, in a sentence for the operator. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String sentence;

        Refused(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    /**
     * The prices that would count in this time, if they are the same during all of it.
     *
     * @param until null for no end
     * @throws Refused with a sentence, if others begin or end within
     */
    static RateEdit of(Tariff tariff, Instant from, @Nullable Instant until) {
        if (until != null && !until.isAfter(from)) {
            throw new Refused("valid-until " + until + " is not after valid-from " + from);
        }
        for (TariffVersion version : tariff.versions()) {
            Instant begin = version.validFrom();
            if (begin.isAfter(from) && (until == null || begin.isBefore(until))) {
                throw new Refused("Prices from " + begin + " on are set already: say valid-from=" + begin
                        + " or later, or valid-until=" + begin + " or earlier");
            }
        }
        Optional<TariffVersion> base = tariff.versionAt(from);
        Instant end = base.map(TariffVersion::validUntil).orElse(null);
        if (end != null && (until == null || until.isAfter(end))) {
            throw new Refused("The prices of " + from + " end at " + end + ": say valid-until=" + end
                    + " or earlier, or valid-from=" + end + " or later");
        }
        CallPrice onNet = base.map(TariffVersion::onNet).orElse(null);
        List<Rate> rates = base.map(version -> version.rates().rates()).orElse(List.of());
        return new RateEdit(new TariffVersion.Content(from, until, onNet, rates));
    }

    static Instant instant(String parameter, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new Refused(parameter + " '" + text + "' is no instant such as 2027-01-01T00:00:00Z");
        }
    }

    static CallPrice price(RateRequest request, Currency currency) {
        PricePerMinute perMinute = PricePerMinute.parse(request.pricePerMinute())
                .orElseThrow(() -> new Refused("price-per-minute '" + request.pricePerMinute()
                        + "' is no price such as 0.60: not below zero, with up to eight decimals"));
        return new CallPrice(
                amount("connect-fee", request.connectFee(), currency),
                perMinute,
                request.firstIncrement(),
                request.nextIncrement(),
                request.grace(),
                amount("minimum-charge", request.minimumCharge(), currency),
                0);
    }

    private static Money amount(String parameter, String text, Currency currency) {
        return Money.parse(text, currency)
                .filter(fee -> !fee.isNegative())
                .orElseThrow(() -> new Refused(parameter + " '" + text
                        + "' is no amount such as 0.05: not below zero, with up to five decimals"));
    }

    /** With this price for a prefix, in place of the one it had. */
    RateEdit set(String prefix, @Nullable String destination, CallPrice price) {
        if (prefix.equals(TariffPort.ON_NET)) {
            return with(price, content.rates());
        }
        if (!Rate.isPrefix(prefix)) {
            throw new Refused(
                    "'" + prefix + "' is no prefix of 1 to 24 digits without + or 00, nor " + TariffPort.ON_NET);
        }
        String name = destination == null ? nameOf(prefix) : destination;
        if (name.isBlank() || name.length() > 100) {
            throw new Refused("A destination has a name of 1 to 100 characters");
        }
        List<Rate> rates = others(prefix);
        rates.add(new Rate(prefix, name, price));
        return with(content.onNet(), rates);
    }

    /** With these prices in place of all others, those between own users as they are. */
    TariffVersion.Content all(List<Rate> rates) {
        return with(content.onNet(), rates).content;
    }

    /** Without a price for a prefix. */
    RateEdit remove(String prefix) {
        boolean onNet = prefix.equals(TariffPort.ON_NET);
        List<Rate> rates = others(prefix);
        if (onNet ? content.onNet() == null : rates.size() == content.rates().size()) {
            throw new Refused("There is no price for '" + prefix + "' then: show-tariff shows the prefixes");
        }
        return onNet ? with(null, content.rates()) : with(content.onNet(), rates);
    }

    private String nameOf(String prefix) {
        return content.rates().stream()
                .filter(rate -> rate.prefix().equals(prefix))
                .map(Rate::destination)
                .findFirst()
                .orElse(prefix);
    }

    private List<Rate> others(String prefix) {
        List<Rate> rates = new ArrayList<>(content.rates());
        rates.removeIf(rate -> rate.prefix().equals(prefix));
        return rates;
    }

    private RateEdit with(@Nullable CallPrice onNet, List<Rate> rates) {
        return new RateEdit(new TariffVersion.Content(content.validFrom(), content.validUntil(), onNet, rates));
    }
}
