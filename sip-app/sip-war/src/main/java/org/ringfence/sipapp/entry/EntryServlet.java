package org.ringfence.sipapp.entry;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.auth.Identity;
import org.ringfence.call.b2bua.CallingParty;
import org.ringfence.sipapp.OwnHosts;
import org.ringfence.sipapp.calls.CallServlet;
import org.ringfence.sipapp.calls.Invitations;
import org.ringfence.sipapp.relay.RelayHandler;

/**
 * Gets requests outside of dialogs that the gates let in, with a ticket that says who sends them. Calls go to
 * {@link CallServlet}, and everything else from user to user.
 */
@javax.servlet.sip.annotation.SipServlet(name = EntryServlet.NAME, applicationName = "ringfence", loadOnStartup = 1)
public class EntryServlet extends SipServlet {

    /** The name by which the application declares its main servlet. */
    public static final String NAME = "entry";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EntryService service;

    private transient EntryService.@Nullable Parts parts;

    /** For the container, which calls {@link #init()}. */
    public EntryServlet() {}

    EntryServlet(EntryService.Parts parts) {
        this.parts = parts;
    }

    @Override
    public void init() {
        if (parts == null) {
            SipFactory factory = (SipFactory) getServletContext().getAttribute(SIP_FACTORY);
            parts = service.open(factory, new OwnHosts(getServletContext()));
        }
    }

    @Override
    public void destroy() {
        if (service != null) {
            service.close();
        }
    }

    @Override
    protected void doRequest(SipServletRequest request) throws ServletException, IOException {
        EntryService.Parts open = parts;
        if (!request.isInitial()) {
            // a request in a dialog that we only relay; the container passes it on
            if (request.getMethod().equals("SUBSCRIBE")) {
                RelayHandler.keep(request);
            }
            return;
        }
        if (open == null) {
            return;
        }
        Identity identity = open.tickets().take(request);
        if (identity instanceof Identity.User user) {
            accept(open, request, new CallingParty.User(user.user()));
        } else if (identity instanceof Identity.Carrier carrier) {
            accept(open, request, new CallingParty.Carrier(carrier.trunk()));
        } else {
            // a gate of ours that was taken back just now let it in
            answerAndForget(request, SipServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static void accept(EntryService.Parts open, SipServletRequest request, CallingParty party)
            throws ServletException, IOException {
        if (request.getMethod().equals("INVITE")) {
            request.setAttribute(Invitations.CALLING_PARTY, party);
            request.getSession().setHandler(CallServlet.NAME);
            request.getRequestDispatcher(CallServlet.NAME).forward(request, null);
        } else if (party instanceof CallingParty.User user) {
            open.relay().relay(request, user.user());
        } else {
            answerAndForget(request, SipServletResponse.SC_FORBIDDEN);
        }
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
