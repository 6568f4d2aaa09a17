package org.ringfence.call.security;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to the security of this service (SPEC P15); it never holds a secret.
 *
 * @param id made by the writer; a receiver that has seen it need not look again
 * @param at when
 * @param subject the account, device or address that it is about; up to 255 characters
 * @param rule the option whose limit was passed, or who ordered it; up to 100 characters
 * @param evidence what speaks for it, as {@code name=value} pairs; up to 500 characters
 * @param node which server saw it
 */
public record SecurityEvent(UUID id, Kind kind, Instant at, String subject, String rule, String evidence, String node) {

    private static final int SUBJECT = 255;
    private static final int RULE = 100;
    private static final int EVIDENCE = 500;
    private static final int NODE = 64;

    /** What happened. */
    public enum Kind {
        /** A ban was made. */
        BAN,
        /** A ban was taken back before its time. */
        UNBAN,
        /** The time of a ban is over. */
        BAN_ENDED,
        /** Strangers guess so many passwords that they get no more answers. */
        GUESSING_BEGUN,
        /** Strangers get answers again. */
        GUESSING_STOPPED,
        /** Some addresses flood without proof of their return path and get no answers. */
        QUENCH_BEGUN,
        /** All addresses get answers again. */
        QUENCH_ENDED,
        /** Somebody tried a honeypot. */
        HONEYPOT_TOUCHED,
        /** A password was guessed by the audit. */
        WEAK_PASSWORD,
        /** A password is about to become, or is, older than it may be. */
        PASSWORD_AGED,
        /** A password was changed. */
        PASSWORD_CHANGED,
        /** An account was locked. */
        ACCOUNT_LOCKED,
        /** An account was unlocked. */
        ACCOUNT_UNLOCKED,
        /** An account is not used, and is about to be locked for that. */
        ACCOUNT_DORMANT,
        /** Somebody changed how a user gets in. */
        ACCESS_CHANGED,
        /** A limit of a day or a month is reached. */
        LIMIT_REACHED,
        /** What an account has left is below what was agreed as low. */
        LOW_BALANCE,
        /** Calls of an account don't fit its habits, its profile, or what calls of people are like. */
        SUSPECTED_FRAUD
    }

    /** Cuts what is too long, and takes out characters that could forge a line or that no database keeps. */
    public SecurityEvent {
        subject = clean(subject, SUBJECT);
        rule = clean(rule, RULE);
        evidence = clean(evidence, EVIDENCE);
        node = clean(node, NODE);
    }

    private static String clean(String text, int most) {
        String cut = text.length() <= most ? text : text.substring(0, most);
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
