package org.ringfence.portal.status;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged when the service comes up. */
@MessageLogger(projectCode = "RFWEB", length = 4)
interface PortalLog extends BasicLogger {

    PortalLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), PortalLog.class, "org.ringfence.portal");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1, value = "Ringfence is ready to take calls%n%s")
    void ready(String addresses);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 2,
            value = "Ringfence does not take calls, because %s; the messages above say why. Mend it, then :reload, or"
                    + " start the server again")
    void notReady(String reason);
}
