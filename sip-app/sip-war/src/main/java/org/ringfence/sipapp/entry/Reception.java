package org.ringfence.sipapp.entry;

import java.util.List;
import java.util.Map;
import org.ringfence.call.auth.Approach;
import org.ringfence.call.auth.Identification;
import org.ringfence.call.auth.Identity;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageVerdict.Answer;
import org.ringfence.sip.spi.MessageView;
import org.ringfence.sipapp.registration.RegisterDesk;

/**
 * Answers what needs no transaction: requests without a proof of identity, because nonces need no memory, and all
 * REGISTER requests, because the registrar answers at once. A REGISTER whose answer got lost is repeated with a nonce
 * count that was taken, is told that its nonce is stale, and registers again.
 */
public final class Reception implements MessageGate {

    private static final Answer FORBIDDEN = new Answer(403, "Forbidden");
    private static final String REGISTER = "REGISTER";

    private final Identification identification;
    private final RegisterDesk registrations;

    public Reception(Identification identification, RegisterDesk registrations) {
        this.identification = identification;
        this.registrations = registrations;
    }

    @Override
    public MessageVerdict admit(MessageView request) {
        boolean register = request.method().equals(REGISTER);
        if (!register && showsProof(request)) {
            return MessageVerdict.PASS;
        }
        Approach approach = Approaches.of(request);
        Identity identity = identification.identify(approach);
        EntryLog.LOG.turnedAway(approach, identity);
        if (identity instanceof Identity.Challenge challenge) {
            String reason = challenge.status() == 401 ? "Unauthorized" : "Proxy Authentication Required";
            Map<String, List<String>> headers = Map.of(challenge.header(), challenge.values());
            return new Answer(challenge.status(), reason, headers);
        }
        if (register && identity instanceof Identity.User user) {
            return registrations.register(request, user.user());
        }
        return identity instanceof Identity.Refusal ? FORBIDDEN : MessageVerdict.PASS;
    }

    private static boolean showsProof(MessageView request) {
        return request.header("Authorization") != null || request.header("Proxy-Authorization") != null;
    }
}
