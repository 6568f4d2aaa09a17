package org.ringfence.billing.ledger;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;

/** Names a movement of money for all times, so that a repeat moves nothing. */
public record EntryId(UUID value) {

    /** The one charge of an attempt. */
    public static EntryId chargeOf(AttemptId attempt) {
        return new EntryId(attempt.value());
    }

    /** The opening balance of an account. */
    public static EntryId openingOf(AccountId account) {
        return named("opening", account, "");
    }

    /** A movement that its giver names, such as the number of a payment; unique within the account. */
    public static EntryId named(String kind, AccountId account, String reference) {
        String name = kind + '/' + account.value() + '/' + reference;
        return new EntryId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
