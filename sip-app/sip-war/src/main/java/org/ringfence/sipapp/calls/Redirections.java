package org.ringfence.sipapp.calls;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.servlet.sip.Address;
import javax.servlet.sip.ServletParseException;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import javax.servlet.sip.TelURL;
import javax.servlet.sip.URI;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.AttemptIds;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.call.b2bua.AdmissionDesk;
import org.ringfence.call.b2bua.CallCapacity;
import org.ringfence.call.b2bua.CallPlan;
import org.ringfence.call.b2bua.CallPlanner;
import org.ringfence.call.b2bua.CallRouter;
import org.ringfence.call.b2bua.CallerIdentity;
import org.ringfence.call.b2bua.CallingParty;
import org.ringfence.call.b2bua.IncomingCall;
import org.ringfence.call.b2bua.SipTarget;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.session.CallEvent;
import org.ringfence.policy.CallPolicy;
import org.ringfence.policy.CallPolicy.Redirects;

/**
 * Follows the redirections (3xx) of users' phones: the call goes on as a second one that the redirecting user makes, with
 * everything that decides on calls of that user, on that user's account (SPEC E3). Those of trunks and other domains are
 * failures.
 */
final class Redirections {

    /** What the caller is told, whatever kept the call from going on: that is the business of the redirecting user. */
    private static final int UNAVAILABLE = 480;

    private final CallStarter starter;
    private final CallPlanner planner;
    private final AdmissionDesk desk;
    private final AttemptIds ids;
    private final InstantSource clock;
    private final Predicate<String> ownHost;
    private final CallCapacity capacity;
    private final Supplier<CallPolicy> policy;

    Redirections(
            CallStarter starter,
            CallPlanner planner,
            AdmissionDesk desk,
            AttemptIds ids,
            InstantSource clock,
            Predicate<String> ownHost,
            CallCapacity capacity,
            Supplier<CallPolicy> policy) {
        this.starter = starter;
        this.planner = planner;
        this.desk = desk;
        this.ids = ids;
        this.clock = clock;
        this.ownHost = ownHost;
        this.capacity = capacity;
        this.policy = policy;
    }

    /**
     * Goes on where a phone sends the caller, or refuses that as a call of its user; false when there is nothing to follow.
     *
     * @param target where the answer is from
     */
    boolean follow(CallDialogs first, int branch, SipTarget target, SipServletResponse response) {
        SipUser user = target.phoneOf();
        CallPolicy rules = policy.get();
        if (user == null || rules.redirects() == Redirects.REFUSE || first.redirections() >= rules.redirectLimit()) {
            return false;
        }
        URI contact = best(response);
        if (contact == null) {
            return false;
        }
        CallingParty party = new CallingParty.User(user);
        IncomingCall call = new IncomingCall(party, "", null, Invitations.dialled(party, contact), domain(contact));
        CallPlan plan = planner.plan(call);
        CallAttempt attempt = attempt(first, user, plan, response);
        RefusalReason refusal = refusal(user, plan, rules.redirects());
        if (refusal != null) {
            refuse(first, branch, attempt, refusal);
            return true;
        }
        Runnable place = capacity.take();
        if (place == null) {
            refuse(first, branch, attempt, RefusalReason.OVERLOADED);
            return true;
        }
        CallRouter router = running -> running.post(shown(planner.route(call, plan), plan, target.from()));
        starter.startOnward(first, branch, attempt, router, place, this);
        return true;
    }

    private void refuse(CallDialogs first, int branch, CallAttempt attempt, RefusalReason reason) {
        desk.refuse(attempt, reason);
        first.post(new CallEvent.Failed(branch, UNAVAILABLE));
    }

    /** Nobody is sent to help in need, or back to where the redirection is from. */
    private static @Nullable RefusalReason refusal(SipUser user, CallPlan plan, Redirects allowed) {
        if (plan instanceof CallPlan.Refused refused) {
            return refused.reason();
        }
        if (plan instanceof CallPlan.ToUser onNet) {
            return onNet.callee().address().equals(user.address()) ? RefusalReason.UNKNOWN_DESTINATION : null;
        }
        return allowed == Redirects.ALL && !(plan.destination() instanceof Destination.Emergency)
                ? null
                : RefusalReason.FORBIDDEN_DESTINATION;
    }

    private CallAttempt attempt(CallDialogs first, SipUser user, CallPlan plan, SipServletResponse response) {
        return new CallAttempt(
                ids.next(),
                user.account(),
                CallOrigin.FORWARDED,
                user.address().toString(),
                plan.destination(),
                first.invite().getCallId(),
                response.getInitialRemoteAddr() + ":" + response.getInitialRemotePort(),
                clock.instant(),
                plan instanceof CallPlan.ToNumber number ? number.pin() : null);
    }

    /** A user is told who calls; elsewhere the redirecting user is the caller, who alone is vouched for. */
    private static CallEvent shown(CallEvent routed, CallPlan plan, CallerIdentity caller) {
        return plan instanceof CallPlan.ToUser && routed instanceof CallEvent.Routed ways
                ? new CallEvent.Routed(SipTarget.from(ways.steps(), caller))
                : routed;
    }

    /** The contact that is preferred by most, the first of several (RFC 3261 8.1.3.4); null for none that is understood. */
    private static @Nullable URI best(SipServletResponse response) {
        try {
            Iterator<Address> contacts = response.getAddressHeaders("Contact");
            Address best = null;
            while (contacts.hasNext()) {
                Address contact = contacts.next();
                if (isUnderstood(contact) && (best == null || preference(contact) > preference(best))) {
                    best = contact;
                }
            }
            return best == null ? null : best.getURI();
        } catch (ServletParseException unreadable) {
            return null;
        }
    }

    private static boolean isUnderstood(Address contact) {
        return !contact.isWildcard() && (contact.getURI() instanceof SipURI || contact.getURI() instanceof TelURL);
    }

    private static double preference(Address contact) {
        return contact.getQ() < 0 ? 1 : contact.getQ();
    }

    private @Nullable String domain(URI contact) {
        if (!(contact instanceof SipURI sip)) {
            return null;
        }
        String host = sip.getHost().toLowerCase(Locale.ROOT);
        return ownHost.test(host) ? null : host;
    }
}
