package org.ringfence.sip.extension;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;

import java.lang.invoke.MethodHandles;
import java.net.InetSocketAddress;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.server.deployment.DeploymentUnitProcessingException;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.msc.service.StartException;

/** What the subsystem says, in the log and in the answers of operations. */
@MessageLogger(projectCode = "RFSIP", length = 4)
interface SipLogger extends BasicLogger {

    SipLogger LOGGER = Logger.getMessageLogger(MethodHandles.lookup(), SipLogger.class, "org.ringfence.sip");

    @LogMessage(level = INFO)
    @Message(id = 1, value = "SIP connector '%s' listens on %s %s")
    void listening(String connector, String transport, InetSocketAddress address);

    @LogMessage(level = ERROR)
    @Message(
            id = 2,
            value = "SIP connector '%s' can't listen on %s %s (%s): end the program that uses this port, or give the "
                    + "connector's socket-binding another one, then :reload")
    void connectorFailed(String connector, String transport, InetSocketAddress address, String reason);

    @Message(
            id = 3,
            value = "SIP connector '%s' can't listen on %s %s (%s): end the program that uses this port, or give the "
                    + "connector's socket-binding another one")
    StartException cannotListen(String connector, String transport, InetSocketAddress address, String reason);

    @Message(id = 4, value = "SIP connector '%s': transport tls needs an ssl-context, and the others have none")
    OperationFailedException sslContextForTlsOnly(String connector);

    @LogMessage(level = INFO)
    @Message(id = 5, value = "SIP application '%s' is in service")
    void inService(String application);

    @LogMessage(level = INFO)
    @Message(id = 6, value = "SIP application '%s' is out of service")
    void outOfService(String application);

    @Message(id = 7, value = "SIP application '%s' could not be started")
    IllegalStateException applicationFailed(String application, @Cause Throwable cause);

    @Message(id = 8, value = "%s: @SipServlet must be on a subclass of javax.servlet.sip.SipServlet with a class file")
    DeploymentUnitProcessingException notAServlet(String className);

    @Message(id = 9, value = "/subsystem=sip: %s")
    OperationFailedException unusableSettings(String sentence);
}
