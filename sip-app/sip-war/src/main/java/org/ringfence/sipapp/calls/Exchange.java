package org.ringfence.sipapp.calls;

import java.io.IOException;
import java.time.Duration;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipSession;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.b2bua.PassedHeaders;
import org.ringfence.call.b2bua.SessionNegotiation;
import org.ringfence.call.session.Body;
import org.ringfence.call.session.RelayMethod;
import org.ringfence.call.session.Side;

/** A request within a dialog, or of another call that goes on here, and the one that was made of it for the other party. */
final class Exchange {

    private final @Nullable SipServletRequest received;
    private final RelayMethod method;
    private final Side side;
    private final @Nullable Party sender;
    private @Nullable SipServletRequest passed;
    private @Nullable Party receiver;
    private @Nullable SipServletResponse unacknowledged;

    Exchange(SipServletRequest received, Side side, Party sender) {
        this.received = received;
        this.method = RelayMethod.valueOf(received.getMethod());
        this.side = side;
        this.sender = sender;
    }

    /** A request that another call hands over, which answers it itself. */
    Exchange(RelayMethod method, Side side) {
        this.received = null;
        this.method = method;
        this.side = side;
        this.sender = null;
    }

    /** The request that came in a dialog of this call; null for one of another call. */
    @Nullable
    SipServletRequest received() {
        return received;
    }

    RelayMethod method() {
        return method;
    }

    /** What the sender of the request asks for about the session timer, if it describes the session. */
    SessionNegotiation.Outcome asked() {
        boolean session = method == RelayMethod.INVITE || method == RelayMethod.UPDATE;
        return session && received != null && sender != null ? sender.asked(received) : new SessionNegotiation.Off();
    }

    /** The side that the request came from. */
    Side side() {
        return side;
    }

    @Nullable
    Party sender() {
        return sender;
    }

    /** The party that the request was passed to, null when it was answered here. */
    @Nullable
    Party receiver() {
        return receiver;
    }

    /** Prepares the request for the other party; it is still to be sent. */
    SipServletRequest passTo(SipSession session, Party party, @Nullable Body body) {
        SipServletRequest request = session.createRequest(method.name());
        party.direct(request);
        SipBodies.put(body, request);
        if (received != null) {
            SipBodies.copy(PassedHeaders.OF_A_BODY, received, request);
        }
        if (received != null && method == RelayMethod.INFO) {
            SipBodies.copy(PassedHeaders.OF_AN_INFO, received, request);
        }
        if (method == RelayMethod.INVITE || method == RelayMethod.UPDATE) {
            party.putKept(request);
            party.sent(body);
            Allowed.put(request);
        }
        passed = request;
        receiver = party;
        return request;
    }

    void answeredWith(SipServletResponse response) {
        unacknowledged = response;
    }

    void answer(int status, @Nullable Body body, Duration retryAfter, SessionNegotiation.Outcome terms)
            throws IOException {
        if (received == null || sender == null || received.isCommitted()) {
            return;
        }
        SipServletResponse response = received.createResponse(status);
        if (!retryAfter.isZero()) {
            response.setHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
        }
        if (status >= 200 && status < 300) {
            Party.putAgreed(terms, response);
            Allowed.put(response);
            SipBodies.put(body, response);
            sender.sent(body);
        }
        response.send();
    }

    void acknowledge(@Nullable Body body) throws IOException {
        SipServletResponse ok = unacknowledged;
        if (ok == null) {
            return;
        }
        unacknowledged = null;
        SipServletRequest ack = ok.createAck();
        SipBodies.put(body, ack);
        if (receiver != null) {
            receiver.direct(ack);
            receiver.sent(body);
        }
        ack.send();
    }

    void cancel() throws IOException {
        if (passed != null) {
            passed.createCancel().send();
        }
    }
}
