package org.ringfence.persistence;

import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the stores say in the log. */
@MessageLogger(projectCode = "RFPER", length = 4)
interface StoreLog {

    StoreLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), StoreLog.class, "org.ringfence.persistence");

    @LogMessage(level = WARN)
    @Message(
            id = 1,
            value =
                    "The registrations of %s can't be stored (%s): they count until the server stops, then the phone has"
                            + " to register again")
    void notStorable(String address, String why);
}
