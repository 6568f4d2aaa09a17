package org.ringfence.sipapp.calls;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.call.b2bua.Call;
import org.ringfence.call.b2bua.CallClock;
import org.ringfence.call.b2bua.CallDesk;
import org.ringfence.call.b2bua.CallObserver;
import org.ringfence.call.b2bua.CallRouter;
import org.ringfence.call.b2bua.CallTimers;
import org.ringfence.call.b2bua.LiveCalls;
import org.ringfence.call.b2bua.Onward;
import org.ringfence.call.b2bua.SessionNegotiation;
import org.ringfence.call.b2bua.SessionTimerPolicy;
import org.ringfence.call.session.CallEnd;
import org.ringfence.call.session.CallRules;
import org.ringfence.call.session.CallSetup;
import org.ringfence.call.session.SessionTerms;
import org.ringfence.gate.message.DialogMeter;
import org.ringfence.policy.DialogPolicy;

/** Starts calls from INVITEs that have been authenticated and mapped. */
public final class CallStarter {

    /** What a caller may require; anything else is refused with 420 (RFC 3261 8.2.2.3). */
    private static final Set<String> SUPPORTED = Set.of("100rel", "timer");

    private final Parts parts;
    private final OutgoingInvites invites;

    /**
     * What every call works with.
     *
     * @param factory makes messages
     * @param servlet the name of the servlet that handles the messages of calls
     * @param desk reserves and charges
     * @param timers starts timers
     * @param live the registry of running calls
     * @param rules the rules for the next call
     * @param sessionTimers the session timer policy for the next call
     * @param dialogs what the parties of a call may send
     * @param wall tells the wall time
     * @param elapsedNanos tells elapsed time
     */
    public record Parts(
            SipFactory factory,
            String servlet,
            CallDesk desk,
            CallTimers timers,
            LiveCalls live,
            Supplier<CallRules> rules,
            Supplier<SessionTimerPolicy> sessionTimers,
            Supplier<DialogPolicy> dialogs,
            InstantSource wall,
            LongSupplier elapsedNanos) {}

    /**
     * What a call takes of bounded numbers.
     *
     * @param noLongerPending to do once when the call does not wait for an answer any more
     * @param over to do when the call is over
     */
    public record Places(Runnable noLongerPending, Runnable over) {}

    public CallStarter(Parts parts) {
        this.parts = parts;
        this.invites = new OutgoingInvites(parts.factory(), parts.servlet());
    }

    /**
     * Starts a call, or refuses the INVITE for its form.
     *
     * @param attempt who calls whom
     * @param router finds the ways to the callee when it is admitted
     * @param places what the call takes, and gives back if it is started
     * @param redirections may follow where a phone sends the caller instead
     * @return whether a call was started
     */
    boolean start(
            SipServletRequest invite, CallAttempt attempt, CallRouter router, Places places, Redirections redirections)
            throws IOException {
        if (isRefusedForExtensions(invite)) {
            return false;
        }
        SessionNegotiation negotiation =
                new SessionNegotiation(parts.sessionTimers().get());
        boolean phone = attempt.origin() != CallOrigin.TRUNK;
        Party caller = new Party(negotiation, phone ? Reach.phone() : Reach.asSaid());
        SessionNegotiation.Outcome outcome = caller.asked(invite);
        if (outcome instanceof SessionNegotiation.TooShort tooShort) {
            SipServletResponse response = invite.createResponse(422);
            response.setHeader("Min-SE", Long.toString(tooShort.minimumSeconds()));
            response.send();
            return false;
        }
        SessionTerms terms = outcome instanceof SessionNegotiation.Agreed agreed ? agreed.terms() : null;
        caller.agree(terms);
        CallDialogs dialogs =
                new CallDialogs(invite, caller, outcome, work(negotiation, places.noLongerPending(), redirections));
        begin(call(attempt, router, terms, dialogs, places.over()), dialogs);
        return true;
    }

    /**
     * Starts a call that goes on where a branch of another one was sent.
     *
     * @param over to do when the call is over
     */
    void startOnward(
            CallDialogs first,
            int branch,
            CallAttempt attempt,
            CallRouter router,
            Runnable over,
            Redirections redirections) {
        SessionNegotiation negotiation =
                new SessionNegotiation(parts.sessionTimers().get());
        Onward onward = new Onward();
        CallDialogs dialogs = new CallDialogs(
                first,
                branch,
                onward,
                new Party(negotiation, Reach.asSaid()),
                work(negotiation, () -> {}, redirections),
                parts.factory().createApplicationSession());
        Call call = call(attempt, router, null, dialogs, over);
        onward.is(call);
        begin(call, dialogs);
    }

    private CallDialogs.Work work(SessionNegotiation negotiation, Runnable noLongerPending, Redirections redirections) {
        return new CallDialogs.Work(
                negotiation,
                invites,
                new PendingMark(noLongerPending),
                () -> new DialogMeter(parts.dialogs(), parts.elapsedNanos()),
                redirections);
    }

    private Call call(
            CallAttempt attempt, CallRouter router, @Nullable SessionTerms terms, CallDialogs dialogs, Runnable over) {
        Call.Surroundings around = new Call.Surroundings(
                dialogs.commands(), parts.desk(), router, parts.timers(), new Watcher(dialogs, over));
        return new Call(
                attempt,
                new CallSetup(parts.rules().get(), SipBodies.of(dialogs.invite()), terms),
                new CallClock(parts.wall(), parts.elapsedNanos()),
                around);
    }

    private void begin(Call call, CallDialogs dialogs) {
        dialogs.attach(call);
        parts.live().add(call);
        call.begin();
    }

    private static boolean isRefusedForExtensions(SipServletRequest invite) throws IOException {
        Set<String> unknown = new TreeSet<>(Tokens.of(invite, "Require"));
        unknown.removeAll(SUPPORTED);
        if (unknown.isEmpty()) {
            return false;
        }
        SipServletResponse response = invite.createResponse(SipServletResponse.SC_BAD_EXTENSION);
        response.setHeader("Unsupported", String.join(", ", unknown));
        response.send();
        return true;
    }

    private final class Watcher implements CallObserver {

        private final CallDialogs dialogs;
        private final Runnable over;

        Watcher(CallDialogs dialogs, Runnable over) {
            this.dialogs = dialogs;
            this.over = over;
        }

        @Override
        public void finished(Call call, CallEnd end) {
            parts.live().remove(call);
            over.run();
            dialogs.release();
        }

        @Override
        public void failed(Call call, String step, RuntimeException failure) {
            CallLog.LOG.callFailed(call.attempt().id().toString(), step, failure);
        }
    }
}
