package org.ringfence.gate.ban;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for a ban.
 *
 * @param rule the option whose limit was passed, or who orders the ban
 * @param threshold the limit in force
 * @param sparesKnown whether address:port pairs that lately proved themselves stay let in
 * @param lifetime how long the ban shall last; null for as long as the rules say
 */
public record Accusation(
        BanCause cause,
        String rule,
        long threshold,
        Evidence evidence,
        boolean sparesKnown,
        @Nullable Duration lifetime) {}
