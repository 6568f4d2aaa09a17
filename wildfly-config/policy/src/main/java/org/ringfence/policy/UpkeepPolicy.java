package org.ringfence.policy;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of users as time goes by: audits of passwords, weak and old ones, and accounts that nobody uses.
 *
 * @param auditHour hour of the day (UTC) in which passwords are guessed as an attacker would; 0 to 23, default undefined:
 *     only when an operator asks for it (SPEC D22)
 * @param auditPeriodDays days between these audits; 1 to 365, default 7 (SPEC D22)
 * @param weakPasswords what becomes of a password that an audit has guessed, after its grace; default NOTIFY (SPEC D5,
 *     {@code enforcestrongauth})
 * @param graceDays days from the notice of a weak password to its replacement; 1 to 365, default 14 (SPEC D5)
 * @param passwordMaxAgeDays days after which a password is told to be too old; 0 to 3,650, default 0: never (SPEC D5)
 * @param passwordWarnDays how many days before that it is told; 0 to 365, default 14 (SPEC D5)
 * @param dormantDays days without use after which an account is locked; 0 to 3,650, default 0: never (SPEC D21)
 * @param dormantNoticeDays how many days before that it is told; 0 to 365, default 7 (SPEC D21)
 * @param dormantLock how far such an account is locked; default NO_OUTGOING (SPEC D21)
 */
public record UpkeepPolicy(
        @Range(least = 0, most = 23) @Nullable Integer auditHour,
        @Range(least = 1, most = 365) int auditPeriodDays,
        WeakPasswords weakPasswords,
        @Range(least = 1, most = 365) int graceDays,
        @Range(least = 0, most = 3_650) int passwordMaxAgeDays,
        @Range(least = 0, most = 365) int passwordWarnDays,
        @Range(least = 0, most = 3_650) int dormantDays,
        @Range(least = 0, most = 365) int dormantNoticeDays,
        DormantLock dormantLock)
        implements Policy {

    /** What becomes of a password that was guessed. */
    public enum WeakPasswords {
        /** It is told. */
        NOTIFY,
        /** It is told, and after the grace replaced by a random one, until an operator sets another. */
        REPLACE
    }

    /** How far a dormant account is locked; the levels of lock-account. */
    public enum DormantLock {
        /** Only free calls. */
        NO_CHARGEABLE,
        /** No calls from the account. */
        NO_OUTGOING,
        /** No calls at all. */
        NO_CALLS,
        /** Nothing at all. */
        ALL
    }

    /** What is in force when nothing is configured. */
    public static final UpkeepPolicy DEFAULT =
            new UpkeepPolicy(null, 7, WeakPasswords.NOTIFY, 14, 0, 14, 0, 7, DormantLock.NO_OUTGOING);

    public UpkeepPolicy {
        if (auditHour != null) {
            Bounds.check("audit-hour", auditHour, 0, 23);
        }
        Bounds.check("audit-period-days", auditPeriodDays, 1, 365);
        Bounds.check("grace-days", graceDays, 1, 365);
        Bounds.check("password-max-age-days", passwordMaxAgeDays, 0, 3_650);
        Bounds.check("password-warn-days", passwordWarnDays, 0, 365);
        Bounds.check("dormant-days", dormantDays, 0, 3_650);
        Bounds.check("dormant-notice-days", dormantNoticeDays, 0, 365);
    }
}
