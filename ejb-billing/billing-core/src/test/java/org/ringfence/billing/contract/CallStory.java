package org.ringfence.billing.contract;

import java.util.ArrayList;
import java.util.List;

/** One story of calls.txt. */
public record CallStory(String title, List<String> lines) {

    private static final String HEAD = "Story: ";

    /** All stories, in their order. */
    public static List<CallStory> all() {
        List<CallStory> stories = new ArrayList<>();
        for (String line : TextTable.lines(CallStory.class, "calls.txt")) {
            if (line.startsWith(HEAD)) {
                stories.add(new CallStory(line.substring(HEAD.length()), new ArrayList<>()));
            } else if (!line.isBlank()) {
                stories.get(stories.size() - 1).lines().add(line.strip());
            }
        }
        return stories;
    }

    @Override
    public String toString() {
        return title;
    }
}
