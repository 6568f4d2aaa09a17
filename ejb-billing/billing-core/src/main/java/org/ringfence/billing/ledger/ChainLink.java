package org.ringfence.billing.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.Carriage;
import org.ringfence.billing.money.Money;

/**
 * The place of an entry or a record in the chain of its account (SPEC Q6): its hash covers all that it says and the hash
 * before it, so that nothing can be changed, taken out or put in between without breaking every link behind it.
 *
 * @param number 1 for the first of an account, then without a gap
 * @param hash SHA-256 as 64 hexadecimal digits; empty before the first
 */
public record ChainLink(long number, String hash) {

    /** What the first link of an account hangs on. */
    public static final ChainLink START = new ChainLink(0, "");

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int USUAL_LENGTH = 512;

    /** The link of the entry that follows. */
    public ChainLink next(LedgerEntry entry) {
        return next(new Content()
                .add(entry.id().value())
                .add(entry.account().value())
                .add(entry.kind())
                .add(entry.amount())
                .add(entry.at())
                .add(entry.reference()));
    }

    /** The link of the record that follows. */
    public ChainLink next(CallRecord record) {
        CallAttempt attempt = record.attempt();
        Billed billed = record.billed();
        Content content = new Content()
                .add(attempt.id().value())
                .add(attempt.account().value())
                .add(attempt.origin())
                .add(attempt.caller())
                .add(attempt.destination() instanceof Destination.OnNet)
                .add(attempt.destination().text())
                .add(attempt.callReference())
                .add(attempt.source())
                .add(attempt.startedAt())
                .add(record.outcome())
                .add(record.release().at())
                .add(record.release().status())
                .add(record.release().cause())
                .add(
                        billed.tariffVersion() == null
                                ? null
                                : billed.tariffVersion().value())
                .add(billed.destination())
                .add(billed.answeredAt())
                .add(billed.talkSeconds())
                .add(billed.billedSeconds())
                .add(billed.charge())
                .add(billed.uncovered())
                .add(record.node());
        Carriage carriage = record.carriage();
        if (carriage != null) {
            content = with(content, carriage);
        }
        return next(billed.included() == 0 ? content : content.add("INCLUDED").add(billed.included()));
    }

    /**
     * The second version of a record's text: five values and more behind those of the first. The first one always has the
     * same number of values, so no record can say what another one of the other version says. Two more follow where a package paid.
     */
    private static Content with(Content content, Carriage carriage) {
        return content.add("CARRIED")
                .add(carriage.carrier().account().value())
                .add(carriage.carrier().name())
                .add(
                        carriage.tariffVersion() == null
                                ? null
                                : carriage.tariffVersion().value())
                .add(carriage.cost());
    }

    private ChainLink next(Content content) {
        long following = Math.addExact(number, 1);
        return new ChainLink(following, content.add(following).add(hash).digest());
    }

    /** A SHA-256 of this text, as hexadecimal digits. */
    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Values with their lengths, so that no two contents have the same text. Instants count in microseconds. */
    private static final class Content {

        private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

        Content add(@Nullable Object value) {
            if (value instanceof Money money) {
                return add(money.units()).add(money.currency().getCurrencyCode());
            }
            if (value instanceof Instant instant) {
                return add(instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO);
            }
            if (value == null) {
                text.append('-').append(',');
            } else {
                String said = value instanceof Enum<?> constant ? constant.name() : value.toString();
                text.append(said.length()).append(':').append(said).append(',');
            }
            return this;
        }

        String digest() {
            return sha256(text.toString());
        }
    }
}
