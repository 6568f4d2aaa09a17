package org.ringfence.sipapp.perimeter;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.gate.Perimeter;
import org.ringfence.policy.HoneypotPolicy;
import org.ringfence.policy.HoneypotPolicy.OnCall;
import org.ringfence.policy.PolicySource;

/** Watches users of this server that call a number which nobody has a reason to call (SPEC P14). */
@Dependent
public class HoneypotCalls {

    private final Perimeter perimeter;
    private final PolicySource policies;
    private final AccountStore accounts;
    private final SecurityEvents events;

    /** Reports, and locks accounts here. */
    @Inject
    public HoneypotCalls(Perimeter perimeter, PolicySource policies, AccountStore accounts, SecurityEvents events) {
        this.perimeter = perimeter;
        this.policies = policies;
        this.accounts = accounts;
        this.events = events;
    }

    /** Whether the call of a user that proved itself goes on; acts as the policy says if it calls a honeypot. */
    public boolean mayCall(SipUser user, String number) {
        if (!perimeter.honeypots().isNumber(number)) {
            return true;
        }
        OnCall action = policies.current(HoneypotPolicy.class).onCall();
        PerimeterLog.LOG.honeypotCalled(
                PerimeterWatch.oneWord(user.address().toString()), PerimeterWatch.oneWord(number), action.name());
        events.record(
                Kind.HONEYPOT_TOUCHED,
                user.address().toString(),
                "honeypots.numbers",
                "number=" + number + " action=" + action);
        if (action == OnCall.LOCK) {
            lock(user);
        }
        return action == OnCall.REPORT;
    }

    /** The call is refused in any case; the next one locks the account if the database is away now. */
    private void lock(SipUser user) {
        try {
            accounts.lock(user.account(), LockLevel.NO_OUTGOING);
            events.record(
                    Kind.ACCOUNT_LOCKED,
                    user.address().toString(),
                    "honeypots.on-call",
                    "level=" + LockLevel.NO_OUTGOING);
        } catch (LedgerUnavailable away) {
            PerimeterLog.LOG.notLocked(user.address().toString(), away.getMessage());
        }
    }
}
