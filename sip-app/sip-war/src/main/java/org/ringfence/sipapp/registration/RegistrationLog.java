package org.ringfence.sipapp.registration;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about registrations; ids 50 to 99 of the SIP application. */
@MessageLogger(projectCode = "RFAPP", length = 4)
interface RegistrationLog extends BasicLogger {

    RegistrationLog LOG =
            Logger.getMessageLogger(MethodHandles.lookup(), RegistrationLog.class, "org.ringfence.sipapp.registration");

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 50, value = "Registrations of %d addresses were kept from before")
    void loaded(int addresses);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 51,
            value = "Registrations can't be stored (%s). They stay in memory, and are stored when the database is back")
    void storeIsAway(String why);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 52, value = "Registrations are stored again")
    void storeIsBack();

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 53, value = "Registrations that are over could not be removed from the store: %s")
    void notSwept(String why);
}
