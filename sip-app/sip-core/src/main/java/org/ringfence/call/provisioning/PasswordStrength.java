package org.ringfence.call.provisioning;

import java.util.Locale;

/**
 * Estimates how many guesses a password costs somebody who tries words first, then sequences, then everything. It errs on
 * the low side for what people make up, and is right for what a generator made.
 */
public final class PasswordStrength {

    /** A word is one of a thousand or so. */
    private static final int BITS_OF_A_WORD = 10;

    private static final int LETTERS = 26;
    private static final int DIGITS = 10;
    private static final int SIGNS = 33;
    private static final int BEYOND_ASCII = 100;

    private PasswordStrength() {}

    /** The estimate in bits, 0 or more. */
    public static int bits(String password) {
        String plain = WordList.withoutDisguise(password.toLowerCase(Locale.ROOT));
        double bitsOfACharacter = Math.log(alphabet(password)) / Math.log(2);
        double bits = 0;
        int at = 0;
        while (at < password.length()) {
            int word = WordList.wordAt(plain, at);
            if (word > 0) {
                bits += Math.min(BITS_OF_A_WORD, word * bitsOfACharacter);
                at += word;
            } else {
                bits += at > 0 && follows(password.charAt(at - 1), password.charAt(at)) ? 1 : bitsOfACharacter;
                at++;
            }
        }
        return (int) bits;
    }

    /** Whether a character repeats the one before, or goes on with it up or down the alphabet. */
    private static boolean follows(char before, char character) {
        return Math.abs(character - before) <= 1;
    }

    private static int alphabet(String password) {
        int size = 1;
        size += password.chars().anyMatch(c -> c >= 'a' && c <= 'z') ? LETTERS : 0;
        size += password.chars().anyMatch(c -> c >= 'A' && c <= 'Z') ? LETTERS : 0;
        size += password.chars().anyMatch(c -> c >= '0' && c <= '9') ? DIGITS : 0;
        size += password.chars().anyMatch(c -> c < 128 && !isLetterOrDigit(c)) ? SIGNS : 0;
        size += password.chars().anyMatch(c -> c >= 128) ? BEYOND_ASCII : 0;
        return size;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
