package org.ringfence.billing.credit;

import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.decision.RuleAnswer;

/** What the trace says of calls that another stage refused before admission was asked. */
final class EarlyStage {

    private EarlyStage() {}

    static String nameOf(RefusalReason reason) {
        return switch (reason) {
            case OVERLOADED -> "capacity";
            case LEDGER_UNAVAILABLE -> "ledger";
            default -> "plan";
        };
    }

    static RuleAnswer answer(CallAttempt attempt, RefusalReason reason) {
        return new RuleAnswer.Refuse(reason, attempt.destination(), wanted(reason));
    }

    private static String wanted(RefusalReason reason) {
        return switch (reason) {
            case UNKNOWN_DESTINATION -> "an address or number of this service";
            case NO_ROUTE -> "a trunk in service with a prefix of the number";
            case FORBIDDEN_DESTINATION -> "a domain of this service, and for carriers a user of it";
            case CALLEE_LOCKED -> "a user that is enabled";
            case OVERLOADED -> "room for one more pending call";
            case LEDGER_UNAVAILABLE -> "a database that answers";
            default -> "a call that may be made";
        };
    }
}
