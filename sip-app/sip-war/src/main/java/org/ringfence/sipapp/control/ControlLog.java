package org.ringfence.sipapp.control;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** What the control of the application says in the log. */
@MessageLogger(projectCode = "RFAPP", length = 4)
interface ControlLog extends BasicLogger {

    ControlLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), ControlLog.class, "org.ringfence.control");

    @LogMessage(level = WARN)
    @Message(id = 90, value = "The console can't reach the application: %s is missing, as /subsystem=ringfence is")
    void noConsole(String name);

    @LogMessage(level = WARN)
    @Message(id = 91, value = "Load test mode for %d seconds, the firewall lets everything in: %s")
    void loadTestMode(long seconds, String reason);

    @LogMessage(level = WARN)
    @Message(id = 92, value = "%s was made against the rules of policy=passwords: %s")
    void madeAgainstRules(String account, String faults);

    @LogMessage(level = WARN)
    @Message(id = 93, value = "%d more accounts of the import were made against the rules of policy=passwords")
    void moreMadeAgainstRules(int accounts);

    @LogMessage(level = INFO)
    @Message(id = 94, value = "The audit of passwords has tried %d of %d users and guessed the passwords of %d")
    void auditGoesOn(int tried, int all, int guessed);

    @LogMessage(level = WARN)
    @Message(id = 96, value = "Users were not looked after, it is tried again in a few minutes: %s")
    void upkeepWaits(@Nullable String reason);

    @LogMessage(level = ERROR)
    @Message(id = 97, value = "Users were not looked after; it is tried again in a few minutes")
    void upkeepBroken(@Cause RuntimeException broken);

    @LogMessage(level = INFO)
    @Message(id = 95, value = "The audit of passwords tried %d users and guessed the passwords of %d")
    void audited(int tried, int guessed);

    @LogMessage(level = INFO)
    @Message(id = 98, value = "verify-ledger has followed the chains of %d accounts")
    void chainsFollowed(long accounts);

    @LogMessage(level = INFO)
    @Message(id = 99, value = "what-if has replayed %d calls")
    void callsReplayed(long calls);

    @LogMessage(level = WARN)
    @Message(
            id = 88,
            value = "Account %d was not locked as its profile demands, it is tried again with its next call: %s")
    void notActed(long account, @Nullable String reason);

    @LogMessage(level = INFO)
    @Message(id = 87, value = "The table of countries %s was read: %d ranges")
    void countriesRead(String file, int ranges);

    @LogMessage(level = WARN)
    @Message(
            id = 86,
            value = "The table of countries %s of policy=geography can't be read, the one before stays in force: %s")
    void countriesUnreadable(String file, @Nullable String reason);
}
