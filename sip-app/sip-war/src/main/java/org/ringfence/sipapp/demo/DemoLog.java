package org.ringfence.sipapp.demo;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about the demo; ids 200 to 219 of the SIP application. */
@MessageLogger(projectCode = "RFAPP", length = 4)
interface DemoLog extends BasicLogger {

    DemoLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), DemoLog.class, "org.ringfence.sipapp.demo");

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 200, value = "The far end of the demo trunk lost a message: %s")
    void messageLost(String why);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 201,
            value = "The far end of the demo trunk can't listen on %s; calls to the demo trunk will fail until the"
                    + " address is free or the demo is switched off (-Dringfence.demo=false)")
    void notListening(String address, @Cause Exception cause);
}
