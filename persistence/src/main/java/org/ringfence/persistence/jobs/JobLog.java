package org.ringfence.persistence.jobs;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** What the jobs say in the log. */
@MessageLogger(projectCode = "RFPER", length = 4)
interface JobLog {

    JobLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), JobLog.class, "org.ringfence.persistence.jobs");

    @LogMessage(level = ERROR)
    @Message(id = 20, value = "Job %s broke off; it is done again at its next time")
    void broken(String job, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 21, value = "Job %s was not done (%s); it is done again at its next time")
    void away(String job, String why);

    @LogMessage(level = WARN)
    @Message(id = 22, value = "That a job ended can't be noted (%s): another server, or the next start, does it again")
    void notNoted(@Nullable String why);
}
