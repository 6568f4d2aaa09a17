package org.ringfence.sipapp.entry;

import java.util.List;
import java.util.Map;
import org.ringfence.call.auth.Identification;
import org.ringfence.call.auth.Identity;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageVerdict.Answer;
import org.ringfence.sip.spi.MessageView;

/** Answers requests without a proof of identity before they cost a transaction: nonces need no memory. */
public final class Reception implements MessageGate {

    private static final Answer FORBIDDEN = new Answer(403, "Forbidden");

    private final Identification identification;

    public Reception(Identification identification) {
        this.identification = identification;
    }

    @Override
    public MessageVerdict admit(MessageView request) {
        Identity identity = identification.identify(Approaches.of(request));
        if (identity instanceof Identity.Challenge challenge) {
            String reason = challenge.status() == 401 ? "Unauthorized" : "Proxy Authentication Required";
            Map<String, List<String>> headers = Map.of(challenge.header(), challenge.values());
            return new Answer(challenge.status(), reason, headers);
        }
        return identity instanceof Identity.Refusal ? FORBIDDEN : MessageVerdict.PASS;
    }
}
