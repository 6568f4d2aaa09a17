package org.ringfence.billing.cdr;

import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.tariff.TariffVersionId;

/**
 * The money part of a record.
 *
 * @param tariffVersion the prices that counted, null for none
 * @param destination what the price list calls the destination, empty for none
 * @param answeredAt when the talk began, null when there was none
 * @param talkSeconds length of the talk in begun seconds
 * @param billedSeconds length in whole blocks, as far as it is charged
 * @param included seconds of these that a package had paid
 * @param charge what was taken from the balance
 * @param uncovered what the talk would have cost beyond what was reserved; never charged
 */
public record Billed(
        @Nullable TariffVersionId tariffVersion,
        String destination,
        @Nullable Instant answeredAt,
        long talkSeconds,
        long billedSeconds,
        long included,
        Money charge,
        Money uncovered) {

    public Billed {
        if (talkSeconds < 0
                || billedSeconds < 0
                || included < 0
                || included > billedSeconds
                || charge.isNegative()
                || uncovered.isNegative()) {
            throw new IllegalArgumentException("Talk and charge are not negative: " + talkSeconds + " s, "
                    + billedSeconds + " s, " + charge + ", " + uncovered);
        }
    }

    /** Without a package. */
    public Billed(
            @Nullable TariffVersionId tariffVersion,
            String destination,
            @Nullable Instant answeredAt,
            long talkSeconds,
            long billedSeconds,
            Money charge,
            Money uncovered) {
        this(tariffVersion, destination, answeredAt, talkSeconds, billedSeconds, 0, charge, uncovered);
    }

    /** No talk, no charge. */
    public static Billed nothing(@Nullable TariffVersionId tariffVersion, String destination, Currency currency) {
        Money zero = Money.zero(currency);
        return new Billed(tariffVersion, destination, null, 0, 0, zero, zero);
    }
}
