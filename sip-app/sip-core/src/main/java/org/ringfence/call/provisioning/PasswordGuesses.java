package org.ringfence.call.provisioning;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.Ha1;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipUser;

/**
 * Guesses passwords as an attacker would who tries the likely ones first: what the user is called, and common words, as
 * they are and with the usual endings (SPEC D22).
 */
public final class PasswordGuesses {

    private static final List<String> ENDINGS = List.of("", "1", "12", "123", "1234", "!", "-secret", "_123", "@123");

    /** Tried on everybody. */
    private static final List<String> COMMON = common();

    private PasswordGuesses() {}

    private static List<String> common() {
        Set<String> guesses = new LinkedHashSet<>(WordList.words());
        for (String word : WordList.words()) {
            guesses.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            guesses.add(word + "1");
            guesses.add(word + "123");
        }
        return List.copyOf(guesses);
    }

    /** Whether one of the guesses is the password. */
    public static boolean hit(KnownLogin login) {
        Map<DigestAlgorithm, Ha1> ha1s = login.credential().ha1s();
        DigestAlgorithm algorithm =
                ha1s.containsKey(DigestAlgorithm.MD5) ? DigestAlgorithm.MD5 : DigestAlgorithm.SHA_256;
        Optional<String> hash = Optional.ofNullable(ha1s.get(algorithm)).map(Ha1::toHex);
        return hash.isPresent()
                && Stream.concat(of(login.credential().user()).stream(), COMMON.stream())
                        .map(guess -> Ha1.of(algorithm, login.username(), login.realm(), guess))
                        .anyMatch(guess -> guess.toHex().equals(hash.get()));
    }

    private static Set<String> of(SipUser user) {
        AddressOfRecord address = user.address();
        Set<String> guesses = new LinkedHashSet<>();
        around(address.user(), guesses);
        around(address.user().toLowerCase(Locale.ROOT), guesses);
        user.numbers().forEach(number -> around(number, guesses));
        guesses.add(new StringBuilder(address.user()).reverse().toString());
        guesses.add(address.user() + address.user());
        guesses.add(address.toString());
        guesses.add(address.domain());
        return guesses;
    }

    private static void around(String name, Set<String> guesses) {
        ENDINGS.forEach(ending -> guesses.add(name + ending));
    }
}
