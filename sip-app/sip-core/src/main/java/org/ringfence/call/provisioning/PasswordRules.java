package org.ringfence.call.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ringfence.call.routing.AddressOfRecord;

/**
 * What a password and a user name have to be when a user is made (SPEC D7, D12, D19, D20).
 *
 * @param minLength characters that a password has at least
 * @param minStrength bits that guessing it has to cost at least, see {@link PasswordStrength}
 * @param guessableExtensions whether extensions that scanners try first are taken: up to three digits, or 1000 and what
 *     begins so
 */
public record PasswordRules(int minLength, int minStrength, boolean guessableExtensions) {

    private static final int LEAST_NAME = 3;

    /**
     * What is wrong with a new user, each in a few words that never show the password; nothing if all is well.
     *
     * @param numbers the user's numbers in E.164 digits
     */
    public List<String> faults(AddressOfRecord address, String realm, List<String> numbers, String password) {
        List<String> faults = new ArrayList<>();
        int length = password.codePointCount(0, password.length());
        if (length < minLength) {
            faults.add("the password has " + length + " characters instead of " + minLength + " or more");
        }
        int strength = PasswordStrength.bits(password);
        if (strength < minStrength) {
            faults.add("the password is easy to guess: " + strength + " bits instead of " + minStrength + " or more");
        }
        if (isLike(password, address, realm, numbers)) {
            faults.add("the password is like the user's name, domain or number");
        }
        if (!guessableExtensions && address.user().matches("[0-9]{1,3}|1000[0-9]*")) {
            faults.add("extension " + address.user() + " is one of those that scanners try first: take another one of"
                    + " four digits or more");
        }
        if (numbers.contains(address.user())) {
            faults.add("the user name is the number that everybody dials: take another name");
        }
        return faults;
    }

    private static boolean isLike(String password, AddressOfRecord address, String realm, List<String> numbers) {
        List<String> known = new ArrayList<>(numbers);
        known.add(address.user());
        known.add(address.domain());
        known.add(realm);
        // voice.example is known by "voice" and by "example" too, but not by such as "com"
        Stream.of(address.domain().split("\\."))
                .filter(label -> label.length() > LEAST_NAME)
                .forEach(known::add);
        String plain = password.toLowerCase(Locale.ROOT);
        return known.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> plain.equals(name) || (name.length() >= LEAST_NAME && holds(plain, name)));
    }

    private static boolean holds(String plain, String name) {
        return plain.contains(name)
                || plain.contains(new StringBuilder(name).reverse())
                || WordList.withoutDisguise(plain).contains(name);
    }
}
