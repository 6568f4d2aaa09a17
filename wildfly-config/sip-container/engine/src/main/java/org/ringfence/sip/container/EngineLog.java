package org.ringfence.sip.container;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the engine tells whoever runs it. */
@MessageLogger(projectCode = "RFSIP", length = 4)
interface EngineLog extends BasicLogger {

    EngineLog LOG = Logger.getMessageLogger(EngineLog.class, "org.ringfence.sip.container");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 101, value = "A gate is broken, and what it can't judge is dropped (told at most once a minute)")
    void gateIsBroken(@Cause Throwable broken);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 102, value = "SIP application '%s' failed in a listener")
    void listenerFailed(String application, @Cause Throwable failure);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 103, value = "A SIP worker met a failure that it does not know; it goes on with the next message")
    void workerMetFailure(@Cause Throwable failure);
}
