package org.ringfence.call.b2bua;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.call.session.Rejection;

/**
 * What a caller is told when its call is refused: the one table from reasons to SIP answers. An answer says as little
 * as possible; the reason itself is in the record of the attempt.
 */
public final class RefusalAnswers {

    /** After this a caller may try again when this server is too busy or has no ledger. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final IntSupplier quotaStatus;

    /**
     * The table.
     *
     * @param quotaStatus the status for a call that money or limits do not cover (SPEC F22)
     */
    public RefusalAnswers(IntSupplier quotaStatus) {
        this.quotaStatus = quotaStatus;
    }

    public Rejection to(RefusalReason reason) {
        return switch (reason) {
            case UNKNOWN_ACCOUNT,
                    ACCOUNT_LOCKED,
                    FORBIDDEN_DESTINATION,
                    BLOCKED_DESTINATION,
                    INTERNATIONAL_CLOSED,
                    WRONG_PIN,
                    DIVERSION_CLOSED,
                    NO_RATE,
                    PRICE_TOO_HIGH,
                    NOT_PROFITABLE,
                    SUSPECTED_FRAUD,
                    NEW_COUNTRY -> Rejection.of(403);
            case INSUFFICIENT_CREDIT,
                    DAY_LIMIT,
                    DYNAMIC_DAY_LIMIT,
                    MONTH_LIMIT,
                    DAY_TALK_LIMIT,
                    MONTH_TALK_LIMIT,
                    ADDRESS_LIMIT -> Rejection.of(quotaStatus.getAsInt());
            case NO_LINE -> Rejection.of(486);
            case UNKNOWN_DESTINATION, NO_ROUTE -> Rejection.of(404);
            case CALLEE_LOCKED -> Rejection.of(480);
            case ALREADY_ENDED -> Rejection.of(500);
            case OVERLOADED, LEDGER_UNAVAILABLE -> unavailable();
        };
    }

    /** The answer while no ledger can be reached or no worker is free. */
    public static Rejection unavailable() {
        return new Rejection(503, RETRY_AFTER);
    }
}
