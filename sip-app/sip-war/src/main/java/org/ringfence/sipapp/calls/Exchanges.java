package org.ringfence.sipapp.calls;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.servlet.sip.SipServletMessage;
import javax.servlet.sip.SipServletRequest;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.session.RelayMethod;
import org.ringfence.call.session.Side;

/** The requests within the dialogs of one call that are on their way. */
final class Exchanges {

    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Exchange> byId = new ConcurrentHashMap<>();
    private final Map<String, Long> byReceived = new ConcurrentHashMap<>();
    private final Map<String, Long> byPassed = new ConcurrentHashMap<>();

    long add(SipServletRequest received, Exchange exchange) {
        long id = ids.incrementAndGet();
        byId.put(id, exchange);
        byReceived.put(CSeq.transaction(received), id);
        return id;
    }

    /** The request of this name; one that is not known comes from another call, which names it below zero. */
    @Nullable
    Exchange findOrTakeOver(long id, RelayMethod method, Side from) {
        return id < 0 ? byId.computeIfAbsent(id, name -> new Exchange(method, from)) : byId.get(id);
    }

    void passed(long id, SipServletMessage request) {
        byPassed.put(CSeq.transaction(request), id);
    }

    @Nullable
    Exchange find(long id) {
        return byId.get(id);
    }

    /** The exchange that an ACK or CANCEL belongs to. */
    Optional<Long> received(SipServletMessage message) {
        return Optional.ofNullable(byReceived.get(CSeq.transaction(message)));
    }

    /** The exchange that an answer belongs to. */
    Optional<Long> passed(SipServletMessage response) {
        return Optional.ofNullable(byPassed.get(CSeq.transaction(response)));
    }

    void remove(long id) {
        Exchange exchange = byId.remove(id);
        if (exchange == null) {
            return;
        }
        byPassed.values().remove(id);
        SipServletRequest received = exchange.received();
        if (received != null) {
            byReceived.remove(CSeq.transaction(received));
        }
    }
}
