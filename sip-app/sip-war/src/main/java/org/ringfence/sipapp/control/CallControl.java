package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.Carriage;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rerating.RatingStore;
import org.ringfence.call.registrar.LocationTable;
import org.ringfence.policy.ControlPort.CallView;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.ControlPort.RecordView;
import org.ringfence.policy.ControlPort.RegistrationView;
import org.ringfence.policy.ControlPort.ServiceStatus;
import org.ringfence.sipapp.calls.CallService;

/** Registrations, calls and their records, as the console shows them. */
@ApplicationScoped
public class CallControl {

    private static final int MOST_RECORDS = 10_000;

    @Inject
    private CallService calls;

    @Inject
    private LocationTable locations;

    @Inject
    private CdrStore records;

    @Inject
    private AccountStore accounts;

    @Inject
    private RatingStore ratings;

    @Inject
    private LedgerOpening opening;

    ServiceStatus status() {
        return new ServiceStatus(opening.isOpen(), calls.live().count(), locations.size(), calls.waitingSettlements());
    }

    Outcome<List<RegistrationView>> registrations(String filter) {
        return new Outcome.Done<>(locations.all().stream()
                .filter(registration -> registration.address().toString().contains(filter))
                .flatMap(registration -> registration.bindings().stream()
                        .map(binding -> new RegistrationView(
                                registration.address().toString(),
                                binding.contact(),
                                binding.receivedHost() + ':' + binding.receivedPort(),
                                binding.transport().name(),
                                binding.expiresAt())))
                .toList());
    }

    Outcome<List<CallView>> calls() {
        return new Outcome.Done<>(calls.live().list().stream().map(this::view).toList());
    }

    Outcome<CallView> hangUp(String call) {
        Optional<org.ringfence.call.b2bua.CallView> running = calls.live().list().stream()
                .filter(each -> each.attempt().id().toString().equals(call)
                        || each.attempt().callReference().equals(call))
                .findFirst();
        if (running.isEmpty() || !calls.live().hangUp(running.get().attempt().id())) {
            return new Outcome.Refused<>("There is no running call '" + call + "': list-calls shows them");
        }
        return new Outcome.Done<>(view(running.get()));
    }

    private CallView view(org.ringfence.call.b2bua.CallView call) {
        CallAttempt attempt = call.attempt();
        return new CallView(
                attempt.id().toString(),
                attempt.callReference(),
                name(attempt.account()),
                attempt.caller(),
                attempt.destination().text(),
                call.phase().name());
    }

    Outcome<List<RecordView>> records(String call) {
        List<CallRecord> found = isUuid(call)
                ? records.find(new AttemptId(UUID.fromString(call))).stream().toList()
                : records.findByCallReference(call);
        return found.isEmpty()
                ? new Outcome.Refused<>("There is no record of a call '" + call + "'; a running call has none yet")
                : new Outcome.Done<>(found.stream().map(this::view).toList());
    }

    Outcome<List<RecordView>> recordsOf(AccountId account, int limit) {
        return limit < 1 || limit > MOST_RECORDS
                ? new Outcome.Refused<>("limit must be from 1 to " + MOST_RECORDS + ", not " + limit)
                : new Outcome.Done<>(
                        records.latest(account, limit).stream().map(this::view).toList());
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private String name(AccountId account) {
        return accounts.find(account).map(Account::name).orElse(String.valueOf(account.value()));
    }

    private RecordView view(CallRecord record) {
        CallAttempt attempt = record.attempt();
        Billed billed = record.billed();
        Carriage carriage = record.carriage();
        Money cost = carriage == null ? null : carriage.cost();
        return new RecordView(
                attempt.id().toString(),
                attempt.callReference(),
                name(attempt.account()),
                attempt.caller(),
                attempt.destination().text(),
                attempt.startedAt(),
                billed.answeredAt(),
                record.release().at(),
                record.outcome().name(),
                record.release().status(),
                record.release().cause(),
                billed.talkSeconds(),
                billed.billedSeconds(),
                billed.included(),
                billed.charge().format(),
                billed.uncovered().format(),
                ratings.latest(attempt.id())
                        .map(rating -> rating.charge().format())
                        .orElse(null),
                billed.charge().currency().getCurrencyCode(),
                record.node(),
                carriage == null ? null : carriage.carrier().name(),
                cost == null ? null : cost.format(),
                cost == null ? null : cost.currency().getCurrencyCode(),
                record.margin().map(Money::format).orElse(null));
    }
}
