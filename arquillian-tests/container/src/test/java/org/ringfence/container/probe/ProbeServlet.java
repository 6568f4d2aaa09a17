package org.ringfence.container.probe;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import javax.servlet.sip.ServletTimer;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipSessionsUtil;
import javax.servlet.sip.TimerListener;
import javax.servlet.sip.TimerService;
import javax.servlet.sip.annotation.SipApplicationKey;
import javax.servlet.sip.annotation.SipListener;

/** Answers what the user part of the Request-URI asks for, and calls back from a timer. */
@SipListener
@javax.servlet.sip.annotation.SipServlet(name = "probe", loadOnStartup = 1)
public class ProbeServlet extends SipServlet implements TimerListener {

    private static final long serialVersionUID = 1L;
    private static final List<String> ATTRIBUTES = List.of(
            SipServlet.SIP_FACTORY,
            SipServlet.TIMER_SERVICE,
            SipServlet.SIP_SESSIONS_UTIL,
            SipServlet.SUPPORTED,
            SipServlet.SUPPORTED_RFCs,
            SipServlet.OUTBOUND_INTERFACES);

    /** Lives as long as this class's loader, so that a heap histogram shows a leak. */
    static final Object MARKER = new ClassLoaderMarker();

    @Resource
    private SipFactory factory;

    @Resource
    private TimerService timers;

    @Resource
    private SipSessionsUtil sessions;

    @EJB
    private Tally tally;

    @Inject
    private Greeting greeting;

    private boolean constructed;

    @PostConstruct
    void construct() {
        constructed = factory != null && tally != null;
    }

    /** Requests with the same header {@code X-Key} share an application session. */
    @SipApplicationKey
    public static String key(SipServletRequest request) {
        return request.getHeader("X-Key");
    }

    @Override
    protected void doOptions(SipServletRequest request) throws IOException {
        request.createResponse(SipServletResponse.SC_OK).send();
    }

    @Override
    protected void doMessage(SipServletRequest request) throws ServletException, IOException {
        String wish = ((javax.servlet.sip.SipURI) request.getRequestURI()).getUser();
        String text =
                switch (wish) {
                    case "names" -> WhereAmI.names();
                    case "injected" -> injected();
                    case "attributes" -> attributes();
                    case "session" -> request.getApplicationSession().getId();
                    case "timer" -> startTimer(request);
                    default -> throw new ServletException("Nobody knows what " + wish + " is");
                };
        SipServletResponse response = request.createResponse(SipServletResponse.SC_OK);
        response.setContent(text.getBytes(StandardCharsets.UTF_8), "text/plain");
        response.send();
    }

    private String injected() {
        return "constructed=" + constructed + " factory=" + (factory.createApplicationSession() != null) + " sessions="
                + (sessions != null) + " ejb=" + (tally.count() > 0) + " cdi=" + greeting.text();
    }

    private String attributes() {
        return ATTRIBUTES.stream()
                .filter(name -> getServletContext().getAttribute(name) == null)
                .collect(Collectors.joining(" ", "missing=", ""));
    }

    private String startTimer(SipServletRequest request) throws ServletException {
        String target = request.getAddressHeader("Contact").getURI().toString();
        timers.createTimer(request.getApplicationSession(), 50, false, target);
        return "started";
    }

    @Override
    public void timeout(ServletTimer timer) {
        SipApplicationSession session = timer.getApplicationSession();
        try {
            SipServletRequest message = factory.createRequest(
                    session, "MESSAGE", "sip:probe@example.org", timer.getInfo().toString());
            message.setContent(WhereAmI.names().getBytes(StandardCharsets.UTF_8), "text/plain");
            message.send();
        } catch (ServletException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
