package org.ringfence.sipapp.entry;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.ringfence.call.auth.Approach;
import org.ringfence.call.auth.Identification;
import org.ringfence.call.auth.Identity;
import org.ringfence.call.b2bua.CallingParty;
import org.ringfence.sipapp.calls.CallServlet;
import org.ringfence.sipapp.calls.Invitations;
import org.ringfence.sipapp.registration.RegisterHandler;
import org.ringfence.sipapp.relay.RelayHandler;

/**
 * Gets every request outside of dialogs. Who sends it is found out once, here; then calls go to {@link CallServlet},
 * registrations to the registrar, and everything else from user to user.
 */
@javax.servlet.sip.annotation.SipServlet(name = EntryServlet.NAME, applicationName = "ringfence", loadOnStartup = 1)
public class EntryServlet extends SipServlet {

    /** The name by which the application declares its main servlet. */
    public static final String NAME = "entry";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Identification identification;

    @Inject
    private transient RegisterHandler registrations;

    @Inject
    private transient RelayHandler relay;

    /** For the container. */
    public EntryServlet() {}

    EntryServlet(Identification identification, RegisterHandler registrations, RelayHandler relay) {
        this.identification = identification;
        this.registrations = registrations;
        this.relay = relay;
    }

    @Override
    protected void doRequest(SipServletRequest request) throws ServletException, IOException {
        if (!request.isInitial()) {
            // a request in a dialog that we only relay; the container passes it on
            return;
        }
        Approach approach = Approaches.of(request);
        Identity identity = identification.identify(approach);
        if (identity instanceof Identity.User user) {
            accept(request, new CallingParty.User(user.user()));
        } else if (identity instanceof Identity.Carrier carrier) {
            accept(request, new CallingParty.Carrier(carrier.trunk()));
        } else if (identity instanceof Identity.Challenge challenge) {
            if (challenge.blame() != null) {
                EntryLog.LOG.wrongAnswer(
                        approach.method(), approach.sourceHost(), approach.sourcePort(), challenge.blame());
            }
            challenge(request, challenge);
        } else if (identity instanceof Identity.Refusal refusal) {
            EntryLog.LOG.refused(approach.method(), approach.sourceHost(), approach.sourcePort(), refusal.cause());
            answerAndForget(request, SipServletResponse.SC_FORBIDDEN);
        }
    }

    private void accept(SipServletRequest request, CallingParty party) throws ServletException, IOException {
        switch (request.getMethod()) {
            case "INVITE" -> {
                request.setAttribute(Invitations.CALLING_PARTY, party);
                request.getSession().setHandler(CallServlet.NAME);
                request.getRequestDispatcher(CallServlet.NAME).forward(request, null);
            }
            case "REGISTER" -> {
                registrations.register(request, ((CallingParty.User) party).user());
                request.getApplicationSession().invalidate();
            }
            default -> {
                if (party instanceof CallingParty.User user) {
                    relay.relay(request, user.user());
                } else {
                    answerAndForget(request, SipServletResponse.SC_FORBIDDEN);
                }
            }
        }
    }

    private static void challenge(SipServletRequest request, Identity.Challenge challenge) throws IOException {
        SipServletResponse response = request.createResponse(challenge.status());
        for (String value : challenge.values()) {
            response.addHeader(challenge.header(), value);
        }
        response.send();
        forget(request);
    }

    private static void answerAndForget(SipServletRequest request, int status) throws IOException {
        request.createResponse(status).send();
        forget(request);
    }

    /** The session of an INVITE has to live until its ACK; that of any other request ends here. */
    private static void forget(SipServletRequest request) {
        if (request.getMethod().equals("INVITE")) {
            request.getApplicationSession().setInvalidateWhenReady(true);
        } else {
            request.getApplicationSession().invalidate();
        }
    }
}
