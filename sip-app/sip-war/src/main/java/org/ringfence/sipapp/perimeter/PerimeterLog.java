package org.ringfence.sipapp.perimeter;

import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.nio.file.Path;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/**
 * What is logged about bans; ids 300 to 349 of the SIP application. The lines of the category {@code
 * org.ringfence.security} are a format that other programs read: see docs/perimeter.md.
 */
@MessageLogger(projectCode = "RFAPP", length = 4)
interface PerimeterLog extends BasicLogger {

    PerimeterLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), PerimeterLog.class, "org.ringfence.security");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 300, value = "BAN key=%s cause=%s rule=%s threshold=%d count=%d seconds=%d strike=%d spares-known=%s")
    void banned(
            String key,
            String cause,
            String rule,
            long threshold,
            long count,
            long seconds,
            int strike,
            boolean spares);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 301, value = "UNBAN key=%s")
    void unbanned(String key);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 302, value = "All counters and dynamic bans ended with their cycle")
    void countersReset();

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 303, value = "This host's own addresses are not known, only loopback is exempt from bans: %s")
    void noInterfaces(@Nullable String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 304, value = "The perimeter was not tended; it is tried again in a few seconds")
    void notTended(@Cause RuntimeException broken);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 305, value = "HONEYPOT-CALL account=%s number=%s action=%s")
    void honeypotCalled(String account, String number, String action);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 306, value = "The account %s called a honeypot and could not be locked: %s")
    void notLocked(String account, @Nullable String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 307, value = "The list of banned addresses for the firewall, %s, could not be written: %s")
    void notWritten(Path file, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 308, value = "LIST source=%s entries=%d unreadable=%d")
    void listTaken(URI source, int entries, int unreadable);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 309, value = "The list of addresses at %s was not taken, its bans stay until they end: %s")
    void listNotFetched(URI source, @Nullable String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 320,
            value = "More than %d bans and unbans wait to be shared with other nodes; the rest follows when they are")
    void sharingBehind(int waiting);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 321,
            value =
                    "Bans can't be shared and kept: %s. They hold on this node, and are shared when the cache works again")
    void sharingBroken(String reason);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 322, value = "Where the cache of bans failed")
    void sharingBrokenIn(@Cause RuntimeException reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 323, value = "All bans and unbans are shared again")
    void sharingRestored();

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 324,
            value = "A shared ban can't be read, because a node of another version wrote it or it is damaged: %s."
                    + " It and others like it do not hold here")
    void unreadableBan(String beginning);
}
