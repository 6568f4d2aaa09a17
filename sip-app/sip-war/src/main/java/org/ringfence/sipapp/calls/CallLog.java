package org.ringfence.sipapp.calls;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about calls; ids 100 to 199 of the SIP application. */
@MessageLogger(projectCode = "RFAPP", length = 4)
interface CallLog extends BasicLogger {

    CallLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), CallLog.class, "org.ringfence.sipapp.calls");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 100, value = "An INVITE to %s could not be sent")
    void inviteNotSent(String uri, @Cause Exception cause);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 101, value = "A message (%s) could not be sent: %s")
    void notSent(String what, String why);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 102, value = "Call %s is ended because a step (%s) of it failed")
    void callFailed(String id, String step, @Cause RuntimeException cause);
}
