package org.ringfence.sipapp.security;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** What is logged about storing and passing on security events; ids 350 to 369 of the SIP application. */
@MessageLogger(projectCode = "RFAPP", length = 4)
interface SecurityEventLog extends BasicLogger {

    SecurityEventLog LOG =
            Logger.getMessageLogger(MethodHandles.lookup(), SecurityEventLog.class, "org.ringfence.alerts");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 350, value = "Security events wait for the database: %s")
    void storeIsAway(@Nullable String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 351, value = "Security events are stored again")
    void storeIsBack();

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 352, value = "A batch of security events was lost: the database refused it")
    void refused(@Cause RuntimeException reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 353,
            value = "Security events could not be posted to the webhook of policy=alerts, and are tried again in %d"
                    + " seconds: %s")
    void notPosted(long seconds, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 354, value = "Security events are posted to the webhook of policy=alerts again")
    void postedAgain();

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 355, value = "Security events were not tended; it is tried again in a moment")
    void notTended(@Cause RuntimeException broken);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 356, value = "%d security events were older than policy=alerts:retention-days and are gone")
    void forgotten(int events);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 357,
            value =
                    "Security events could not be mailed to those of policy=alerts, it is tried again: %s. The mail session"
                            + " is java:jboss/mail/Default, see /subsystem=mail")
    void notMailed(String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 358, value = "Security events are mailed again")
    void mailedAgain();
}
