package org.ringfence.sipapp.records;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about passing records on; ids 370 to 379 of the SIP application. */
@MessageLogger(projectCode = "RFAPP", length = 4)
interface RecordLog extends BasicLogger {

    RecordLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), RecordLog.class, "org.ringfence.records");

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 370,
            value =
                    "Call records could not be posted to the URL of policy=cdr-push, and are tried again in %d seconds: %s")
    void notPosted(long seconds, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 371, value = "Call records are posted to the URL of policy=cdr-push again")
    void postedAgain();

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 372, value = "Passing call records on broke off; it is tried again in a moment")
    void notTended(@Cause RuntimeException broken);
}
