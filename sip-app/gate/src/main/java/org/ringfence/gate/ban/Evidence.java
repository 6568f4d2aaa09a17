package org.ringfence.gate.ban;

/**
 * What speaks for a ban.
 *
 * @param count how often it happened
 * @param firstAt when it began, milliseconds since 1970
 * @param lastAt when it was seen last, milliseconds since 1970
 * @param firstSample what the first message was, in one line without secrets; empty if unknown
 * @param lastSample what the last message was, in one line without secrets; empty if unknown
 */
public record Evidence(long count, long firstAt, long lastAt, String firstSample, String lastSample) {

    private static final int SAMPLE_LENGTH = 200;

    /** Cuts long samples and takes control characters out of them. */
    public Evidence {
        firstSample = clean(firstSample);
        lastSample = clean(lastSample);
    }

    /** Evidence that is not a count of messages. */
    public static Evidence none(long now) {
        return new Evidence(0, now, now, "", "");
    }

    private static String clean(String sample) {
        String oneLine = sample.replaceAll("\\p{Cntrl}+", " ");
        return oneLine.length() <= SAMPLE_LENGTH ? oneLine : oneLine.substring(0, SAMPLE_LENGTH);
    }
}
