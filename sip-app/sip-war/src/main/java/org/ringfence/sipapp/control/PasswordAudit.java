package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ringfence.call.provisioning.KnownLogin;
import org.ringfence.call.provisioning.PasswordGuesses;
import org.ringfence.call.provisioning.Provisioning;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.call.upkeep.UpkeepStore;
import org.ringfence.policy.ControlPort.AuditReport;
import org.ringfence.policy.ControlPort.Outcome;

/** Looks for passwords that can be guessed, one audit at a time, and tells of them (SPEC D22). */
@ApplicationScoped
public class PasswordAudit {

    private static final int TURN = 10_000;

    @Inject
    private Provisioning provisioning;

    @Inject
    private SecurityEvents events;

    @Inject
    private UpkeepStore upkeep;

    private final Clock clock = Clock.systemUTC();

    private final AtomicBoolean running = new AtomicBoolean();

    /** @param most how many accounts the report names */
    Outcome<AuditReport> run(int most) {
        if (!running.compareAndSet(false, true)) {
            return new Outcome.Refused<>("An audit of passwords is running: the log tells how far it is");
        }
        try {
            return new Outcome.Done<>(audit(most));
        } finally {
            running.set(false);
        }
    }

    private AuditReport audit(int most) {
        // each user is known by its address too, with the same password
        List<KnownLogin> logins = provisioning.logins().stream()
                .filter(login -> login.username()
                        .equals(login.credential().user().address().user()))
                .toList();
        List<AddressOfRecord> weak = new ArrayList<>();
        for (int i = 0; i < logins.size(); i++) {
            if (i > 0 && i % TURN == 0) {
                ControlLog.LOG.auditGoesOn(i, logins.size(), weak.size());
            }
            if (PasswordGuesses.hit(logins.get(i))) {
                weak.add(logins.get(i).credential().user().address());
            }
        }
        weak.forEach(this::tell);
        List<String> names =
                weak.stream().map(AddressOfRecord::toString).sorted().toList();
        ControlLog.LOG.audited(logins.size(), weak.size());
        return new AuditReport(logins.size(), weak.size(), names.subList(0, Math.min(most, names.size())));
    }

    /** Told once, until the password is another one. */
    private void tell(AddressOfRecord user) {
        if (upkeep.mark(user, UpkeepStore.Mark.WEAK, clock.instant(), Instant.EPOCH)) {
            events.record(Kind.WEAK_PASSWORD, user.toString(), "audit-passwords", "guessed=true");
        }
    }
}
