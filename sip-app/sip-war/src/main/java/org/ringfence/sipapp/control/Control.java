package org.ringfence.sipapp.control;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.cdr.RecordOutbox;
import org.ringfence.policy.ControlBoard;
import org.ringfence.policy.ControlPort;
import org.ringfence.policy.DestinationPort;
import org.ringfence.policy.FraudPort;
import org.ringfence.policy.InsightPort;
import org.ringfence.policy.LimitPort;
import org.ringfence.policy.PackagePort;
import org.ringfence.policy.PerimeterPort;
import org.ringfence.policy.TariffPort;
import org.ringfence.policy.TrunkPort;

/** Answers the console while the application is in service. */
@ApplicationScoped
public class Control implements ControlPort {

    private static final String BOARD = "java:jboss/ringfence/control";

    @Inject
    private AccountControl accounts;

    @Inject
    private AccountImport imports;

    @Inject
    private AccessControl access;

    @Inject
    private PasswordAudit audit;

    @Inject
    private PasswordControl passwords;

    @Inject
    private CallControl calls;

    @Inject
    private RecordExport recordExport;

    @Inject
    private RecordOutbox outbox;

    @Inject
    private BanControl bans;

    @Inject
    private PackageControl packages;

    @Inject
    private TariffControl tariffs;

    @Inject
    private TrunkControl trunks;

    @Inject
    private LimitControl limits;

    @Inject
    private DestinationControl destinations;

    @Inject
    private FraudControl fraud;

    @Inject
    private InsightControl insight;

    private ControlBoard.@Nullable Registration registration;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        try {
            registration = ((ControlBoard) new InitialContext().lookup(BOARD)).register(this);
        } catch (NamingException withoutConsole) {
            ControlLog.LOG.noConsole(BOARD);
        }
    }

    @PreDestroy
    void unregister() {
        if (registration != null) {
            registration.close();
        }
    }

    /** Something to do that needs the database. */
    interface Action<T> {
        Outcome<T> run();
    }

    static <T> Outcome<T> answer(Action<T> action) {
        try {
            return action.run();
        } catch (LedgerUnavailable away) {
            return new Outcome.Refused<>("Nothing was done: " + away.getMessage() + "; ask again when that is mended");
        }
    }

    @Override
    public ServiceStatus status() {
        return calls.status();
    }

    @Override
    public Outcome<CdrPushView> showCdrPush() {
        return answer(() -> {
            RecordOutbox.State state = outbox.state();
            return new Outcome.Done<>(
                    new CdrPushView(state.waiting(), state.oldest(), state.delivered(), state.failure()));
        });
    }

    @Override
    public PerimeterPort perimeter() {
        return bans;
    }

    @Override
    public TariffPort tariffs() {
        return tariffs;
    }

    @Override
    public LimitPort limits() {
        return limits;
    }

    @Override
    public DestinationPort destinations() {
        return destinations;
    }

    @Override
    public PackagePort packages() {
        return packages;
    }

    @Override
    public FraudPort fraud() {
        return fraud;
    }

    @Override
    public InsightPort insight() {
        return insight;
    }

    @Override
    public TrunkPort trunks() {
        return trunks;
    }

    @Override
    public Outcome<AccountView> createAccount(NewAccountRequest request) {
        return answer(() -> accounts.create(request));
    }

    @Override
    public Outcome<AccountView> showAccount(String account) {
        return answer(() -> accounts.show(account));
    }

    @Override
    public Outcome<List<AccountView>> listAccounts(String afterName, int limit) {
        return answer(() -> accounts.list(afterName, limit));
    }

    @Override
    public Outcome<AccountView> changeAccount(AccountChange change) {
        return answer(() -> accounts.change(change));
    }

    @Override
    public Outcome<AccountView> lockAccount(String account, String level) {
        return answer(() -> accounts.lock(account, level));
    }

    @Override
    public Outcome<AccessView> setAccess(AccessView wanted) {
        return answer(() -> access.set(wanted));
    }

    @Override
    public Outcome<AccountView> setPassword(String account, String password) {
        return answer(() -> passwords.set(account, password));
    }

    @Override
    public Outcome<AuditReport> auditPasswords(int limit) {
        return answer(() -> audit.run(limit));
    }

    @Override
    public Outcome<AccountView> topUp(String account, String amount, String reference) {
        return answer(() -> accounts.topUp(account, amount, reference));
    }

    @Override
    public Outcome<ImportReport> importAccounts(Path file) {
        return answer(() -> imports.run(file));
    }

    @Override
    public Outcome<List<RegistrationView>> listRegistrations(String filter) {
        return answer(() -> calls.registrations(filter));
    }

    @Override
    public Outcome<List<CallView>> listCalls() {
        return answer(calls::calls);
    }

    @Override
    public Outcome<CallView> hangUp(String call) {
        return answer(() -> calls.hangUp(call));
    }

    @Override
    public Outcome<List<RecordView>> showCdr(String call) {
        return answer(() -> calls.records(call));
    }

    @Override
    public Outcome<ExportReport> exportCdrs(Path file, String from, String until) {
        return answer(() -> recordExport.write(file, from, until));
    }

    @Override
    public Outcome<List<RecordView>> listCdrs(String account, int limit) {
        return answer(() -> accounts.find(account)
                .<Outcome<List<RecordView>>>map(found -> calls.recordsOf(found.id(), limit))
                .orElseGet(() -> AccountControl.unknown(account)));
    }
}
