package org.ringfence.billing.ejb;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.policy.PricePolicy;

/** Tells the log of accounts whose calls have no price: of each once, or a wrong number dialled often would fill it. */
final class NoRateNotice {

    /** When there are more, all are forgotten and told again. */
    private static final int MOST = 10_000;

    private final Supplier<PricePolicy> policy;
    private final Set<AccountId> told = ConcurrentHashMap.newKeySet();

    NoRateNotice(Supplier<PricePolicy> policy) {
        this.policy = policy;
    }

    void look(CallAttempt attempt, AdmitAnswer answer) {
        if (answer instanceof AdmitAnswer.Refused refused
                && refused.reason() == RefusalReason.NO_RATE
                && told.add(attempt.account())) {
            tell(attempt.account().value(), attempt.destination().text());
            if (told.size() > MOST) {
                told.clear();
            }
        }
    }

    /** SPEC G4. */
    private void tell(long account, String destination) {
        switch (policy.get().unratedAlert()) {
            case WARNING -> BillingLog.LOG.noRate(account, destination);
            case ERROR -> BillingLog.LOG.noRateError(account, destination);
            case CRITICAL -> BillingLog.LOG.noRateCritical(account, destination);
        }
    }
}
