package org.ringfence.call.provisioning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that people, and makers of phones, take for passwords; in lower case. */
public final class WordList {

    private static final String DISGUISED = "0134578@$!";
    private static final String MEANT = "oleastbasi";

    private static final List<String> WORDS = load();
    private static final Set<String> KNOWN = Set.copyOf(WORDS);
    private static final Set<String> KNOWN_WITHOUT_DISGUISE =
            WORDS.stream().map(WordList::withoutDisguise).collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST =
            WORDS.stream().mapToInt(String::length).max().orElse(0);
    private static final int SHORTEST = 4;

    private WordList() {}

    private static List<String> load() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WordList.class.getResourceAsStream("common-passwords.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .flatMap(line -> List.of(line.strip().split(" +")).stream())
                    .filter(word -> !word.isEmpty())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords can't be read", e);
        }
    }

    /** All of them, the commonest first. */
    public static List<String> words() {
        return WORDS;
    }

    /** How long the longest word is that stands at a place of a text without disguise; 0 for none. */
    static int wordAt(String text, int at) {
        for (int end = Math.min(text.length(), at + LONGEST); end >= at + SHORTEST; end--) {
            String part = text.substring(at, end);
            if (KNOWN.contains(part) || KNOWN_WITHOUT_DISGUISE.contains(part)) {
                return end - at;
            }
        }
        return 0;
    }

    /** {@code p4$$w0rd} becomes {@code password}. */
    static String withoutDisguise(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            int disguised = DISGUISED.indexOf(plain.charAt(i));
            if (disguised >= 0) {
                plain.setCharAt(i, MEANT.charAt(disguised));
            }
        }
        return plain.toString();
    }
}
