package org.ringfence.sipapp.entry;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.ringfence.call.auth.Approach;
import org.ringfence.call.auth.Identity;
import org.ringfence.call.auth.Outcome;

/** What is logged about who comes in; ids 1 to 49 of the SIP application. */
@MessageLogger(projectCode = "RFAPP", length = 4)
interface EntryLog extends BasicLogger {

    EntryLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), EntryLog.class, "org.ringfence.sipapp.entry");

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 1, value = "%s from %s:%d was challenged again: its answer is wrong (%s)")
    void wrongAnswer(String method, String host, int port, Outcome.Reason reason);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 2, value = "%s from %s:%d was refused (%s)")
    void refused(String method, String host, int port, Identity.Cause cause);

    /** Logs why a request does not get what it wants; nothing for one that does, or that merely gets its challenge. */
    default void turnedAway(Approach approach, Identity identity) {
        if (identity instanceof Identity.Challenge challenge && challenge.asked() instanceof Outcome.Bad bad) {
            wrongAnswer(approach.method(), approach.sourceHost(), approach.sourcePort(), bad.reason());
        } else if (identity instanceof Identity.Refusal refusal) {
            refused(approach.method(), approach.sourceHost(), approach.sourcePort(), refusal.cause());
        }
    }
}
