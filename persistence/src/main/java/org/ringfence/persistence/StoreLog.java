package org.ringfence.persistence;

import static org.jboss.logging.Logger.Level.DEBUG;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the stores say in the log. */
@MessageLogger(projectCode = "RFPER", length = 4)
interface StoreLog {

    StoreLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), StoreLog.class, "org.ringfence.persistence");

    @LogMessage(level = WARN)
    @Message(
            id = 1,
            value =
                    "The registrations of %s can't be stored (%s): they count until the server stops, then the phone has"
                            + " to register again")
    void notStorable(String address, String why);

    @LogMessage(level = INFO)
    @Message(
            id = 2,
            value =
                    "Password hashes are encrypted with the new key file %s: keep a copy of it apart from the database's"
                            + " backups, which are worth nothing without it")
    void keyMade(Path file);

    @LogMessage(level = INFO)
    @Message(id = 3, value = "The password hashes of %s logins were encrypted with key %s")
    void sealed(int logins, String key);

    @LogMessage(level = WARN)
    @Message(
            id = 4,
            value = "The stored %3$s hash of %1$s in realm %2$s was changed by something else or is damaged: it doesn't"
                    + " count; set the password anew")
    void notOpened(String username, String realm, String algorithm);

    @LogMessage(level = DEBUG)
    @Message(id = 5, value = "%s security events are stored already: the answer to their transaction got lost")
    void eventsAreThere(int events);
}
