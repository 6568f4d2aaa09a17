package org.ringfence.billing.job;

import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Has jobs done at their times, by one of all servers that share a database. */
public interface Jobs {

    /**
     * Takes part in the work; without effect when this server does already.
     *
     * @param jobs that this server can do; their names and times become those of all servers
     * @param threads in which they are done
     * @throws org.ringfence.billing.admission.LedgerUnavailable if that is to be tried again
     */
    void start(List<Job> jobs, ThreadFactory threads);

    /**
     * Has jobs done at other times from now on; a time that passed already is made up for.
     *
     * @param jobs some of those that were handed in at the start
     * @throws org.ringfence.billing.admission.LedgerUnavailable if that is to be tried again
     */
    void change(List<Job> jobs);

    /**
     * How the jobs stand, in the order of their names; none before the start.
     *
     * @throws org.ringfence.billing.admission.LedgerUnavailable while the database is away
     */
    List<JobState> list();

    /** Takes part no more; waits some seconds for work that is under way. */
    void stop();
}
