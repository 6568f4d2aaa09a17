package org.ringfence.sipapp.calls;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.jspecify.annotations.Nullable;
import org.ringfence.sipapp.OwnHosts;

/**
 * Gets the messages of calls: INVITEs that have been authenticated, and everything in the dialogs that come of them.
 * Each request of a call is answered by the call; one that belongs to no call is unknown here.
 */
@javax.servlet.sip.annotation.SipServlet(name = CallServlet.NAME, applicationName = "ringfence", loadOnStartup = 2)
public class CallServlet extends SipServlet {

    /** The name by which requests are forwarded and answers find their way. */
    public static final String NAME = "calls";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CallService calls;

    private transient @Nullable InviteHandler invites;

    /** For the container, which calls {@link #init()}. */
    public CallServlet() {}

    CallServlet(InviteHandler invites) {
        this.invites = invites;
    }

    @Override
    public void init() {
        if (invites == null) {
            SipFactory factory = (SipFactory) getServletContext().getAttribute(SIP_FACTORY);
            invites = calls.start(factory, new OwnHosts(getServletContext()));
        }
    }

    /** While messages can still be sent and money be settled; the beans are taken down later. */
    @Override
    public void destroy() {
        if (calls != null) {
            calls.stop();
        }
    }

    @Override
    protected void doRequest(SipServletRequest request) throws ServletException, IOException {
        CallDialogs call = CallDialogs.of(request);
        InviteHandler handler = invites;
        if (call != null) {
            call.request(request);
        } else if (handler != null && request.isInitial() && request.getMethod().equals("INVITE")) {
            request.getSession().setHandler(NAME);
            handler.invited(request);
        } else if (!request.getMethod().equals("ACK")) {
            request.createResponse(SipServletResponse.SC_CALL_LEG_DONE).send();
        }
    }

    @Override
    protected void doResponse(SipServletResponse response) throws ServletException, IOException {
        CallDialogs call = CallDialogs.of(response);
        if (call != null) {
            call.response(response);
        }
    }
}
