package org.ringfence.billing.number;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is open and closed to one account beside what is to all: prefixes, countries and classes of numbers. */
public final class Permissions {

    /** Nothing is said. */
    public static final Permissions NONE = new Permissions(List.of(), List.of());

    private static final int MOST = 100;

    private final List<String> allowed;
    private final List<String> blocked;
    private final PrefixList prefixes;

    private Permissions(List<String> allowed, List<String> blocked) {
        this.allowed = List.copyOf(allowed);
        this.blocked = List.copyOf(blocked);
        this.prefixes = PrefixList.of(prefixes(allowed), prefixes(blocked));
    }

    /**
     * Reads what is open and closed: digits are a prefix, two capital letters a country, other words a class.
     *
     * @throws IllegalArgumentException with a sentence about what can't be read
     */
    public static Permissions of(List<String> allowed, List<String> blocked) {
        allowed.forEach(Permissions::check);
        blocked.forEach(Permissions::check);
        if (allowed.size() > MOST || blocked.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " destinations are allowed, and as many blocked");
        }
        return new Permissions(allowed, blocked);
    }

    private static void check(String text) {
        if (!isPrefix(text)
                && !isCountry(text)
                && Arrays.stream(NumberClass.values())
                        .noneMatch(kind -> kind.name().equals(text))) {
            throw new IllegalArgumentException("'" + text + "' is no prefix such as 882, no country such as CU, and no"
                    + " class of numbers: " + EnumSet.allOf(NumberClass.class));
        }
    }

    private static boolean isPrefix(String text) {
        return text.matches("[0-9]{1,24}");
    }

    private static boolean isCountry(String text) {
        return text.matches("[A-Z]{2}");
    }

    private static Set<String> prefixes(List<String> texts) {
        return texts.stream().filter(Permissions::isPrefix).collect(Collectors.toSet());
    }

    public List<String> allowed() {
        return allowed;
    }

    public List<String> blocked() {
        return blocked;
    }

    /** What the prefixes say of a number; null for nothing. */
    public PrefixList.@Nullable Match find(String digits) {
        return prefixes.find(digits);
    }

    boolean allows(@Nullable String countryOrClass) {
        return countryOrClass != null && allowed.contains(countryOrClass);
    }

    boolean blocks(@Nullable String countryOrClass) {
        return countryOrClass != null && !allows(countryOrClass) && blocked.contains(countryOrClass);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Permissions same && same.allowed.equals(allowed) && same.blocked.equals(blocked);
    }

    @Override
    public int hashCode() {
        return 31 * allowed.hashCode() + blocked.hashCode();
    }

    @Override
    public String toString() {
        return "allowed " + allowed + ", blocked " + blocked;
    }
}
