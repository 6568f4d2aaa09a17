package org.ringfence.billing.ejb;

import java.util.function.Consumer;
import org.ringfence.billing.fraud.Finding;
import org.ringfence.billing.fraud.FraudAlert;

/** Tells the log of calls that don't fit; of the same account and reason once an hour, or a thief would fill it. */
final class FraudNotice implements Consumer<FraudAlert> {

    @Override
    public void accept(FraudAlert alert) {
        if (alert.first()) {
            Finding finding = alert.finding();
            BillingLog.LOG.suspected(
                    alert.account().value(),
                    finding.detector().name(),
                    finding.about(),
                    finding.input(),
                    finding.threshold(),
                    alert.stopped() ? "refused" : "let through");
        }
    }
}
