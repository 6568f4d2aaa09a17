package org.ringfence.billing.ejb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.fraud.Finding;
import org.ringfence.billing.fraud.FraudListener;

/** Tells the log of calls that don't fit; of the same account and reason once an hour, or a thief would fill it. */
final class FraudNotice implements FraudListener {

    private static final Duration SILENCE = Duration.ofHours(1);

    /** When there are more, all are forgotten and told again. */
    private static final int MOST = 10_000;

    private record Reason(
            AccountId account, Finding.Detector detector, Finding.Severity severity, String about, boolean stopped) {}

    private final InstantSource clock;
    private final Map<Reason, Instant> told = new ConcurrentHashMap<>();

    FraudNotice(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void found(AccountId account, Finding finding, boolean stopped) {
        Reason reason = new Reason(account, finding.detector(), finding.severity(), finding.about(), stopped);
        Instant now = clock.instant();
        Instant before = told.put(reason, now);
        if (before != null && now.isBefore(before.plus(SILENCE))) {
            told.put(reason, before);
            return;
        }
        BillingLog.LOG.suspected(
                account.value(),
                finding.detector().name(),
                finding.about(),
                finding.input(),
                finding.threshold(),
                stopped ? "refused" : "let through");
        if (told.size() > MOST) {
            told.clear();
        }
    }
}
