package org.ringfence.policy;

/**
 * What passwords and user names have to be when users are made. Whoever has a password already keeps it.
 *
 * @param minLength characters at least; 8 to 128, default 12 (SPEC D7, {@code minpwdlength})
 * @param minStrength bits that guessing has to cost at least, by words, sequences and kinds of characters; 0 to 128,
 *     default 40 (SPEC D12, {@code validatepassword})
 * @param guessableExtensions whether extensions of up to three digits, and those that begin with 1000, are taken;
 *     default false (SPEC D20)
 * @param creation what becomes of a user that create-account would make against these rules; default NOTIFY
 * @param imports the same for a line of a file; default NOTIFY, as files bring passwords that phones have already
 */
public record PasswordPolicy(
        @Range(least = 8, most = 128) int minLength,
        @Range(least = 0, most = 128) int minStrength,
        boolean guessableExtensions,
        Enforcement creation,
        Enforcement imports)
        implements Policy {

    /** What becomes of a user that is made against the rules. */
    public enum Enforcement {
        /** It is made, and told in the log and in the report. */
        NOTIFY,
        /** It is refused with a sentence. */
        REFUSE
    }

    /** What is in force when nothing is configured. */
    public static final PasswordPolicy DEFAULT =
            new PasswordPolicy(12, 40, false, Enforcement.NOTIFY, Enforcement.NOTIFY);

    public PasswordPolicy {
        Bounds.check("min-length", minLength, 8, 128);
        Bounds.check("min-strength", minStrength, 0, 128);
    }
}
