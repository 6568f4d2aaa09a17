package org.ringfence.call.registrar;

import java.time.Duration;

/**
 * What the registrar grants.
 *
 * @param shortest registrations for less are refused with 423, 1 s or more
 * @param usual granted when the client asks for nothing
 * @param longest what is asked for beyond is shortened to this, up to 1 day
 * @param contacts how many bindings one address may have, 1 to 100 (SPEC P21)
 * @param addresses how many addresses may have bindings, 0 for any number (SPEC F30)
 */
public record RegistrarRules(Duration shortest, Duration usual, Duration longest, int contacts, int addresses) {

    /** A minute at least, an hour usually and at most, ten contacts. */
    public static final RegistrarRules DEFAULT =
            new RegistrarRules(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(1), 10, 0);

    public RegistrarRules {
        boolean ordered = shortest.toSeconds() >= 1
                && shortest.compareTo(usual) <= 0
                && usual.compareTo(longest) <= 0
                && longest.compareTo(Duration.ofDays(1)) <= 0;
        if (!ordered) {
            throw new IllegalArgumentException("Registrations last 1 s <= shortest <= usual <= longest <= 1 day, not "
                    + shortest + ", " + usual + ", " + longest);
        }
        if (contacts < 1 || contacts > 100) {
            throw new IllegalArgumentException("An address has 1 to 100 contacts, not " + contacts);
        }
    }
}
