package org.ringfence.sipapp.calls;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Predicate;
import javax.servlet.sip.Address;
import javax.servlet.sip.SipServletRequest;
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
import org.ringfence.call.b2bua.CallingParty;
import org.ringfence.call.b2bua.IncomingCall;
import org.ringfence.call.session.Rejection;

/** Maps an INVITE to an attempt to call, and starts the call or records its refusal. */
public final class Invitations implements InviteHandler {

    /** The request attribute by which authentication says who calls: a {@link CallingParty}. */
    public static final String CALLING_PARTY = "org.ringfence.calling-party";

    private final CallStarter starter;
    private final CallPlanner planner;
    private final AdmissionDesk desk;
    private final AttemptIds ids;
    private final InstantSource clock;
    private final Predicate<String> ownHost;
    private final PendingLimit pending;
    private final CallCapacity capacity;
    private final Redirections redirections;

    /**
     * The mapping.
     *
     * @param ownHost whether a host is an address or name of this server, beside the address that a request came to
     * @param capacity how many calls this server takes
     * @param redirections may follow where a phone sends the caller instead
     */
    public Invitations(
            CallStarter starter,
            CallPlanner planner,
            AdmissionDesk desk,
            AttemptIds ids,
            InstantSource clock,
            Predicate<String> ownHost,
            PendingLimit pending,
            CallCapacity capacity,
            Redirections redirections) {
        this.redirections = redirections;
        this.starter = starter;
        this.planner = planner;
        this.desk = desk;
        this.ids = ids;
        this.clock = clock;
        this.ownHost = ownHost;
        this.pending = pending;
        this.capacity = capacity;
    }

    @Override
    public void invited(SipServletRequest invite) throws IOException {
        if (invite.getMaxForwards() == 0) {
            invite.createResponse(SipServletResponse.SC_TOO_MANY_HOPS).send();
            return;
        }
        if (!(invite.getAttribute(CALLING_PARTY) instanceof CallingParty party)) {
            throw new IllegalStateException("An INVITE without an authenticated caller got to the calls");
        }
        URI uri = invite.getRequestURI();
        if (!(uri instanceof SipURI) && !(uri instanceof TelURL)) {
            invite.createResponse(SipServletResponse.SC_UNSUPPORTED_URI_SCHEME).send();
            return;
        }
        handle(invite, incoming(invite, party, uri));
    }

    private void handle(SipServletRequest invite, IncomingCall call) throws IOException {
        CallPlan plan = planner.plan(call);
        CallAttempt attempt = attempt(invite, call, plan);
        if (plan instanceof CallPlan.Refused refused) {
            reject(invite, desk.refuse(attempt, refused.reason()));
        } else {
            start(invite, attempt, running -> running.post(planner.route(call, plan)));
        }
    }

    private void start(SipServletRequest invite, CallAttempt attempt, CallRouter router) throws IOException {
        boolean emergency = attempt.destination() instanceof Destination.Emergency;
        Runnable place = emergency ? capacity.takeAnyway() : capacity.take();
        if (place == null) {
            reject(invite, desk.refuse(attempt, RefusalReason.OVERLOADED));
            return;
        }
        boolean started = false;
        try {
            started = start(invite, attempt, router, place);
        } finally {
            if (!started) {
                place.run();
            }
        }
    }

    private boolean start(SipServletRequest invite, CallAttempt attempt, CallRouter router, Runnable place)
            throws IOException {
        Runnable noLongerPending = pending.open(invite);
        if (noLongerPending == null && attempt.destination() instanceof Destination.Emergency) {
            noLongerPending = () -> {};
        }
        if (noLongerPending == null) {
            reject(invite, desk.refuse(attempt, RefusalReason.OVERLOADED));
            return false;
        }
        boolean started =
                starter.start(invite, attempt, router, new CallStarter.Places(noLongerPending, place), redirections);
        if (!started) {
            noLongerPending.run();
        }
        return started;
    }

    private CallAttempt attempt(SipServletRequest invite, IncomingCall call, CallPlan plan) {
        String caller = call.party() instanceof CallingParty.User user
                ? user.user().address().toString()
                : call.claimedUser();
        return new CallAttempt(
                ids.next(),
                call.party().account(),
                origin(invite, call.party()),
                caller,
                plan.destination(),
                invite.getCallId(),
                invite.getInitialRemoteAddr() + ":" + invite.getInitialRemotePort(),
                clock.instant(),
                plan instanceof CallPlan.ToNumber number ? number.pin() : null);
    }

    /** A phone that forwards says so (RFC 5806, RFC 7044); what it says can only take permissions away. */
    private static CallOrigin origin(SipServletRequest invite, CallingParty party) {
        boolean diverted = invite.getHeader("Diversion") != null || invite.getHeader("History-Info") != null;
        return diverted && party instanceof CallingParty.User ? CallOrigin.FORWARDED : party.origin();
    }

    private IncomingCall incoming(SipServletRequest invite, CallingParty party, URI uri) {
        Address from = invite.getFrom();
        String claimed = from.getURI() instanceof SipURI sip && sip.getUser() != null ? sip.getUser() : "";
        return new IncomingCall(party, claimed, from.getDisplayName(), dialled(party, uri), domain(invite, uri));
    }

    /** What was dialled, without the prefix that the caller is known by. */
    static String dialled(CallingParty party, URI uri) {
        String dialled = dialled(uri);
        return party instanceof CallingParty.User user ? user.user().signIn().number(dialled) : dialled;
    }

    private static String dialled(URI uri) {
        if (uri instanceof TelURL tel) {
            return tel.isGlobal() ? "+" + tel.getPhoneNumber() : tel.getPhoneNumber();
        }
        String user = ((SipURI) uri).getUser();
        return user == null ? "" : user;
    }

    private @Nullable String domain(SipServletRequest invite, URI uri) {
        if (!(uri instanceof SipURI sip)) {
            return null;
        }
        String host = sip.getHost().toLowerCase(Locale.ROOT);
        return host.equals(invite.getLocalAddr()) || ownHost.test(host) ? null : host;
    }

    private static void reject(SipServletRequest invite, Rejection rejection) throws IOException {
        SipServletResponse response = invite.createResponse(rejection.status());
        if (rejection.retryAfter() != null) {
            response.setHeader(
                    "Retry-After", Long.toString(rejection.retryAfter().toSeconds()));
        }
        response.send();
    }
}
