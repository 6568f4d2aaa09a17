package org.ringfence.sipapp.entry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.servlet.sip.SipServletRequest;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.auth.Identity;
import org.ringfence.sip.spi.MessageView;

/** Carries what the gate found out about a sender to the servlet that gets the request a moment later. */
final class Tickets {

    private static final int MOST = 1 << 16;
    private static final long LIFETIME_NANOS = 10_000_000_000L;

    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    private record Ticket(Identity identity, long issued) {}

    Tickets(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Keeps a ticket until it is taken; says whether there was room. */
    boolean issue(MessageView request, Identity identity) {
        if (tickets.size() >= MOST) {
            long now = nanos.getAsLong();
            tickets.values().removeIf(ticket -> now - ticket.issued() > LIFETIME_NANOS);
        }
        if (tickets.size() >= MOST) {
            return false;
        }
        String name = name(request.callId(), request.header("CSeq"), request.header("From"));
        tickets.put(name, new Ticket(identity, nanos.getAsLong()));
        return true;
    }

    /** The ticket of a request; null if it has none. */
    @Nullable
    Identity take(SipServletRequest request) {
        Ticket ticket = tickets.remove(name(request.getCallId(), request.getHeader("CSeq"), request.getHeader("From")));
        return ticket == null ? null : ticket.identity();
    }

    private static String name(String callId, @Nullable String cseq, @Nullable String from) {
        return callId + '\n' + cseq + '\n' + from;
    }
}
