package org.ringfence.sipapp.registration;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.registrar.Binding;
import org.ringfence.call.registrar.RegisterOutcome;
import org.ringfence.call.registrar.RegisterRequest;
import org.ringfence.call.registrar.RegisterRequest.Change;
import org.ringfence.call.registrar.RegisterRequest.Source;
import org.ringfence.call.registrar.Registrar;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;

/** Answers the REGISTER requests of authenticated users. */
public class RegisterHandler {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int USER_AGENT_LONGEST = 200;

    private final Registrar registrar;

    public RegisterHandler(Registrar registrar) {
        this.registrar = registrar;
    }

    /** Carries out a REGISTER of this user for its own address, and answers it. */
    public void register(SipServletRequest request, SipUser user) throws IOException {
        Change change = Contacts.read(request);
        if (change == null) {
            request.createResponse(SipServletResponse.SC_BAD_REQUEST).send();
            return;
        }
        answer(request, registrar.register(read(request, user, change)));
    }

    private static RegisterRequest read(SipServletRequest request, SipUser user, Change change) {
        String cseq = request.getHeader("CSeq");
        String host = request.getInitialRemoteAddr();
        return new RegisterRequest(
                user.address(),
                request.getCallId(),
                Long.parseLong(cseq.substring(0, cseq.indexOf(' '))),
                change,
                Contacts.seconds(request.getHeader("Expires")),
                new Source(
                        SipTransport.of(request.getInitialTransport()).orElse(SipTransport.UDP),
                        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                        request.getInitialRemotePort()),
                path(request),
                shortened(request.getHeader("User-Agent")));
    }

    private static List<String> path(SipServletRequest request) {
        Iterator<String> headers = request.getHeaders("Path");
        if (!headers.hasNext()) {
            return List.of();
        }
        List<String> path = new ArrayList<>();
        headers.forEachRemaining(path::add);
        return path;
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= USER_AGENT_LONGEST ? text : text.substring(0, USER_AGENT_LONGEST);
    }

    private static void answer(SipServletRequest request, RegisterOutcome outcome) throws IOException {
        SipServletResponse response;
        if (outcome instanceof RegisterOutcome.Registered registered) {
            response = request.createResponse(SipServletResponse.SC_OK);
            Instant now = registered.at();
            for (Binding binding : registered.bindings()) {
                response.addHeader("Contact", ContactText.of(binding, now));
            }
            response.setHeader("Date", DATE.format(now));
        } else if (outcome instanceof RegisterOutcome.TooBrief brief) {
            response = request.createResponse(SipServletResponse.SC_INTERVAL_TOO_BRIEF);
            response.setHeader("Min-Expires", Long.toString(brief.shortest().toSeconds()));
        } else {
            response = request.createResponse(status(outcome));
        }
        response.send();
    }

    private static int status(RegisterOutcome outcome) {
        if (outcome instanceof RegisterOutcome.TooManyContacts) {
            return SipServletResponse.SC_FORBIDDEN;
        }
        return outcome instanceof RegisterOutcome.OutOfOrder
                ? SipServletResponse.SC_SERVER_INTERNAL_ERROR
                : SipServletResponse.SC_BAD_REQUEST;
    }
}
