package org.ringfence.policy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses texts that are no hours of a week, with a sentence that names the attribute. */
final class WeeklyText {

    private static final String DAY = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    private static final String TIME = "(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)";
    private static final String SPAN = DAY + "(-" + DAY + ")? " + TIME + "-" + TIME;
    private static final Pattern SPANS = Pattern.compile(SPAN + "(\\s*,\\s*" + SPAN + ")*");

    private WeeklyText() {}

    static void check(String attribute, @Nullable String text) {
        if (text != null && !SPANS.matcher(text).matches()) {
            throw new IllegalArgumentException(attribute
                    + " must be hours of the week such as 'Mon-Fri 20:00-08:00, Sat-Sun 00:00-24:00', but is '" + text
                    + "'");
        }
    }
}
