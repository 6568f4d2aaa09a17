package org.ringfence.billing.job;

import java.util.regex.Pattern;

/**
 * Work that one of all servers does whenever its time comes. A time that passed while no server ran is made up for by one
 * run; a server that dies at work has it done again by another, so a repeat of the work has to change nothing.
 *
 * @param name 1 to 40 small letters and dashes; two jobs have not the same
 */
public record Job(String name, JobTimes times, Work work) {

    private static final Pattern NAME = Pattern.compile("[a-z-]{1,40}");

    public Job {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A job's name is 1 to 40 small letters and dashes, not '" + name + "'");
        }
    }

    /** What a job does. */
    @FunctionalInterface
    public interface Work {
        /** Does it, and says in some words what was done. */
        String run();
    }
}
