package org.ringfence.persistence;

import static org.jboss.logging.Logger.Level.ERROR;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the stores say in the log. */
@MessageLogger(projectCode = "RFPER", length = 4)
interface StoreLog {

    StoreLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), StoreLog.class, "org.ringfence.persistence");

    @LogMessage(level = ERROR)
    @Message(id = 1, value = "Ringfence does not start: %s")
    void notReady(String causeAndRemedy);
}
