package org.ringfence.billing.decision;

import java.time.Duration;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.ledger.LedgerStore.ReserveAnswer;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.rating.Grant;
import org.ringfence.billing.tariff.TariffId;

/** Says for people what a rule looked at. */
public final class TraceText {

    private TraceText() {}

    /** The value in words; what is not known here has its own text. */
    public static String of(Object value) {
        if (value instanceof Destination destination) {
            return destination.text();
        }
        if (value instanceof PricedCall priced) {
            return priced(priced);
        }
        if (value instanceof Grant grant) {
            return grant.seconds() + " s for " + grant.amount();
        }
        if (value instanceof Duration duration) {
            return duration.toSeconds() + " s";
        }
        if (value instanceof AccountId account) {
            return "account " + account.value();
        }
        if (value instanceof TariffId tariff) {
            return "a rate of tariff " + tariff.value();
        }
        return value instanceof ReserveAnswer answer ? reserve(answer) : String.valueOf(value);
    }

    private static String priced(PricedCall priced) {
        CallPrice price = priced.price();
        if (price.isFree()) {
            return "free";
        }
        String blocks = price.firstIncrement() + "/" + price.followingIncrement();
        String from = priced.tariffVersion() == null
                ? ""
                : ", tariff version " + priced.tariffVersion().value();
        String where = priced.destination().isEmpty() ? "" : ", " + priced.destination();
        return price.perMinute().format() + " " + price.currency().getCurrencyCode() + " a minute, connect fee "
                + price.connectFee() + ", blocks of " + blocks + " s" + extras(price) + where + from;
    }

    private static String extras(CallPrice price) {
        String grace = price.grace() == 0 ? "" : ", up to " + price.grace() + " s free";
        String minimum = price.minimumCharge().isZero() ? "" : ", at least " + price.minimumCharge();
        return grace + minimum;
    }

    private static String reserve(ReserveAnswer answer) {
        if (answer instanceof ReserveAnswer.Insufficient poor) {
            return poor.available() + " available";
        }
        if (answer instanceof ReserveAnswer.NoLine lines) {
            return lines.inUse() + " of " + lines.max() + " lines in use";
        }
        return answer instanceof ReserveAnswer.Locked locked ? "locked: " + locked.level() : "no such account";
    }
}
