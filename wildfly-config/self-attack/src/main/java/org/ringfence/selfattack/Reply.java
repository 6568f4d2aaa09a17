package org.ringfence.selfattack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A response, as far as the suite looks at it. */
record Reply(String text) {

    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 (\\d{3})");

    /** The status code, 0 for what is no response. */
    int status() {
        Matcher matcher = STATUS.matcher(text);
        return matcher.lookingAt() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    boolean isChallenge() {
        return status() == 401 || status() == 407;
    }

    /** The value of a header, empty when there is none. */
    String header(String name) {
        Matcher matcher = Pattern.compile("(?im)^" + Pattern.quote(name) + "\\s*:\\s*(.*?)\\s*$")
                .matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** All that does not differ from one answer to the next: status line, names of headers, what challenges offer. */
    String shape() {
        StringBuilder shape = new StringBuilder();
        text.lines().findFirst().ifPresent(shape::append);
        text.lines().skip(1).takeWhile(line -> !line.isEmpty()).forEach(line -> shape.append(' ')
                .append(line.contains("Authenticate:") ? unchanging(line) : line.replaceFirst(":.*", "")));
        return shape.toString();
    }

    private static String unchanging(String challenge) {
        return challenge.replaceAll("(nonce|opaque)=\"[^\"]*\"", "$1");
    }
}
