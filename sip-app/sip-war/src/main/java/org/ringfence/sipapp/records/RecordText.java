package org.ringfence.sipapp.records;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.Carriage;
import org.ringfence.billing.cdr.RecordOutbox;
import org.ringfence.billing.money.Money;

/** Writes records for other programs: JSON (RFC 8259), amounts as decimal texts, so that nobody reads them as binary. */
final class RecordText {

    private static final int FIRST_PRINTABLE = 0x20;

    private RecordText() {}

    /** The batch with its records in their order. */
    static String json(RecordOutbox.Batch batch, Function<AccountId, String> names) {
        return batch.records().stream()
                .map(record -> object(record, names.apply(record.attempt().account())))
                .collect(Collectors.joining(",\n", "{" + pair("batch", batch.id()) + ",\n\"records\":[\n", "\n]}\n"));
    }

    private static String object(CallRecord record, String account) {
        CallAttempt attempt = record.attempt();
        Billed billed = record.billed();
        UUID id = attempt.id().value();
        Carriage carriage = record.carriage();
        Money cost = carriage == null ? null : carriage.cost();
        return "{"
                + String.join(
                        ",",
                        List.of(
                                pair("id", id),
                                pair("call-id", attempt.callReference()),
                                pair("account", account),
                                pair("origin", attempt.origin()),
                                pair("caller", attempt.caller()),
                                pair("destination", attempt.destination().text()),
                                pair("destination-name", billed.destination()),
                                pair("started", attempt.startedAt()),
                                pair("answered", billed.answeredAt()),
                                pair("ended", record.release().at()),
                                pair("outcome", record.outcome()),
                                number("status", record.release().status()),
                                pair("cause", record.release().cause()),
                                number("talk-seconds", billed.talkSeconds()),
                                number("billed-seconds", billed.billedSeconds()),
                                number("included-seconds", billed.included()),
                                pair("charge", billed.charge().format()),
                                pair("uncovered", billed.uncovered().format()),
                                pair("currency", billed.charge().currency()),
                                pair("node", record.node()),
                                pair(
                                        "carrier",
                                        carriage == null
                                                ? null
                                                : carriage.carrier().name()),
                                pair("cost", cost == null ? null : cost.format()),
                                pair("cost-currency", cost == null ? null : cost.currency()),
                                pair(
                                        "margin",
                                        record.margin().map(Money::format).orElse(null))))
                + "}";
    }

    private static String number(String name, long value) {
        return '"' + name + "\":" + value;
    }

    private static String pair(String name, @Nullable Object value) {
        return '"' + name + "\":" + (value == null ? "null" : '"' + escaped(Objects.toString(value)) + '"');
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else {
                text.append(c < FIRST_PRINTABLE || Character.isSurrogate(c) ? '?' : c);
            }
        }
        return text.toString();
    }
}
