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

    /** For each step of each call; the outage itself is told once, by billing. */
    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 103, value = "Call %s: the ledger can't be reached (%s: %s)")
    void ledgerUnavailable(String attempt, String step, String why);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 104,
            value = "Call %s: too many ended calls wait for the database; this one is settled from its reservation when"
                    + " its lease ends")
    void leftToJanitor(String attempt);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 105, value = "Call %s: a step of its money (%s) failed; it is settled from its reservation")
    void moneyFailed(String attempt, String step, @Cause RuntimeException cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 106,
            value = "The service stops while %d steps of ended calls wait for the database; they are settled from their"
                    + " reservations at the next start")
    void notAllClosed(int waiting);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 107, value = "The talk of trunks was not counted; it is tried again in a second")
    void trunkTalkBroken(@Cause RuntimeException broken);
}
