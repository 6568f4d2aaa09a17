package org.ringfence.extension;

import static org.jboss.logging.Logger.Level.ERROR;

import java.lang.invoke.MethodHandles;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the subsystem answers to operations that can't be done, and what it tells of parts that did not start. */
@MessageLogger(projectCode = "RFEXT", length = 4)
interface RingfenceLogger extends BasicLogger {

    RingfenceLogger LOGGER =
            Logger.getMessageLogger(MethodHandles.lookup(), RingfenceLogger.class, "org.ringfence.extension");

    @Message(id = 1, value = "Policy %s: %s")
    OperationFailedException refused(String policy, String sentence);

    @Message(id = 2, value = "%s can't be '%s': take %s")
    OperationFailedException unreadable(String attribute, String text, String values);

    @Message(
            id = 3,
            value = "The Ringfence application is not in service: see the server log for why, or deploy ringfence.ear")
    OperationFailedException notInService();

    @Message(id = 4, value = "%s")
    OperationFailedException sentence(String sentence);

    @Message(id = 5, value = "The operation could not be done: %s")
    OperationFailedException broken(String reason);

    @Message(id = 6, value = "%s: %s")
    OperationFailedException refusedValue(String attribute, String sentence);

    @LogMessage(level = ERROR)
    @Message(
            id = 7,
            value = "%s can't listen on %s (%s): end the program that uses this port, or choose another one by %s; "
                    + "-Djboss.socket.binding.port-offset=NUMBER moves all ports")
    void portTaken(String listener, String address, String reason, String remedy);

    @LogMessage(level = ERROR)
    @Message(id = 8, value = "%s could not be started: %s; the log file of the server has more")
    void notStarted(String service, String reason);
}
