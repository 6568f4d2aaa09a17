package org.ringfence.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.ringfence.billing.admission.LedgerOpening;

/**
 * Tells {@code /health/ready} of the management port whether calls are taken: up from the moment that the ledger is
 * open, which is later than the start of the application when the database comes later.
 */
@Readiness
@ApplicationScoped
public class LedgerReadiness implements HealthCheck {

    @Inject
    private LedgerOpening opening;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ledger").status(opening.isOpen()).build();
    }
}
