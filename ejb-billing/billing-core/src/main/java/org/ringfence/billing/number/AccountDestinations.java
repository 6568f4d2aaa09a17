package org.ringfence.billing.number;

import org.jspecify.annotations.Nullable;

/**
 * Where the calls of one account may go, beside what is said for all.
 *
 * @param place where it is at home; null for where all are
 * @param international whether its calls may leave its country; null for what is said for all
 * @param onlyOwnUsers whether it calls nobody but users of this service (SPEC E6)
 * @param diversions whether its forwarded calls, and those out of voice mailboxes, may cost something (SPEC E12)
 * @param pin what it has to dial before numbers of other countries, null for none
 */
public record AccountDestinations(
        @Nullable Place place,
        @Nullable International international,
        boolean onlyOwnUsers,
        boolean diversions,
        Permissions permissions,
        @Nullable PinHash pin) {

    /** Nothing but what is said for all. */
    public static final AccountDestinations NONE =
            new AccountDestinations(null, null, false, false, Permissions.NONE, null);

    public AccountDestinations withPlace(@Nullable Place other) {
        return new AccountDestinations(other, international, onlyOwnUsers, diversions, permissions, pin);
    }

    public AccountDestinations withPin(@Nullable PinHash other) {
        return new AccountDestinations(place, international, onlyOwnUsers, diversions, permissions, other);
    }
}
