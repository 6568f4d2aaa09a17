package org.ringfence.call.upkeep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.routing.AddressOfRecord;

/**
 * How long things of a user have stood as they are.
 *
 * @param byPassword whether it is known by a password
 * @param passwordSet when its password was set
 * @param weakSince when its password was first guessed by an audit; null if it was not
 * @param agedTold when its operator was told last that the password is old; null for never
 * @param lastUsed when it last proved itself, to a day
 * @param dormantTold when its operator was told that it is not used; null if it was used since
 */
public record UserState(
        AddressOfRecord address,
        AccountId account,
        boolean byPassword,
        Instant passwordSet,
        @Nullable Instant weakSince,
        @Nullable Instant agedTold,
        Instant lastUsed,
        @Nullable Instant dormantTold) {}
