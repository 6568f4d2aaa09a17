package org.ringfence.billing.ejb;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.FATAL;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** What billing says in the log. */
@MessageLogger(projectCode = "RFBIL", length = 4)
interface BillingLog {

    BillingLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), BillingLog.class, "org.ringfence.billing");

    @LogMessage(level = WARN)
    @Message(id = 1, value = "%d calls were running when this node ended last; they are settled by what was proven")
    void leftBehind(int calls);

    @LogMessage(level = WARN)
    @Message(id = 2, value = "%d calls of which nothing was heard are settled by what was proven")
    void leasesEnded(int calls);

    @LogMessage(level = ERROR)
    @Message(
            id = 3,
            value = "New chargeable calls are refused (%s): start the database, or mend that; the service goes "
                    + "on by itself when it is back")
    void databaseAway(String reason);

    @LogMessage(level = INFO)
    @Message(id = 4, value = "The database is back: calls are taken again")
    void databaseBack();

    @LogMessage(level = INFO)
    @Message(id = 5, value = "%s: account %d, %s")
    void event(String kind, long account, String amount);

    @LogMessage(level = ERROR)
    @Message(
            id = 6,
            value = "No calls are taken, because %s. It is tried again every few seconds; a changed setting needs"
                    + " a restart")
    void notOpened(String causeAndRemedy);

    /** What is said of calls without a price. */
    String NO_RATE =
            "A call of account %d to %s is refused, because no tariff has a rate for it: add one to the account's"
                    + " tariff, or make a tariff that has it the default; told once for each account";

    @LogMessage(level = WARN)
    @Message(id = 7, value = NO_RATE)
    void noRate(long account, String destination);

    @LogMessage(level = ERROR)
    @Message(id = 12, value = NO_RATE)
    void noRateError(long account, String destination);

    @LogMessage(level = FATAL)
    @Message(id = 13, value = NO_RATE)
    void noRateCritical(long account, String destination);

    @LogMessage(level = WARN)
    @Message(
            id = 8,
            value = "Every policy has its default, because %s is missing: add the extension org.ringfence.extension and"
                    + " /subsystem=ringfence, and restart")
    void policiesMissing(String name);

    @LogMessage(level = WARN)
    @Message(
            id = 9,
            value = "Calls of account %d don't fit its habits: %s, %s: %d, where %d is in order. They are %s;"
                    + " told once an hour")
    void suspected(long account, String detector, String about, long found, long inOrder, String what);

    @LogMessage(level = ERROR)
    @Message(id = 10, value = "A round of housekeeping broke off; the next one tries again")
    void roundBroken(@Cause Throwable cause);

    @LogMessage(level = INFO)
    @Message(id = 11, value = "The months of %d accounts are closed")
    void monthsClosed(int accounts);

    @LogMessage(level = INFO)
    @Message(
            id = 14,
            value =
                    "What was learnt on the blacklist of numbers was reviewed: %d entries count for another month, %d are"
                            + " less sure, %d are removed")
    void blacklistReviewed(int confirmed, int weakened, int removed);

    @LogMessage(level = WARN)
    @Message(id = 15, value = "The jobs of all servers wait: %s. It is tried again every few seconds")
    void jobsWait(@Nullable String why);
}
