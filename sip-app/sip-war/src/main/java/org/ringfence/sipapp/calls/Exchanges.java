package org.ringfence.sipapp.calls;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.servlet.sip.SipServletMessage;
import org.jspecify.annotations.Nullable;

/** The requests within the dialogs of one call that are on their way. */
final class Exchanges {

    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Exchange> byId = new ConcurrentHashMap<>();
    private final Map<String, Long> byReceived = new ConcurrentHashMap<>();
    private final Map<String, Long> byPassed = new ConcurrentHashMap<>();

    long add(Exchange exchange) {
        long id = ids.incrementAndGet();
        byId.put(id, exchange);
        byReceived.put(CSeq.transaction(exchange.received()), id);
        return id;
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
        if (exchange != null) {
            byReceived.remove(CSeq.transaction(exchange.received()));
            byPassed.values().remove(id);
        }
    }
}
