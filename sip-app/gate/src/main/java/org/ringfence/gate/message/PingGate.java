package org.ringfence.gate.message;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageVerdict.Answer;
import org.ringfence.sip.spi.MessageView;

/** Answers an OPTIONS that is for this server itself (RFC 3261 section 11), and tells nothing of users. */
public final class PingGate implements MessageGate {

    private static final Answer ALIVE = new Answer(
            200,
            "OK",
            Map.of(
                    "Allow", List.of(Methods.ALLOW),
                    "Accept", List.of("application/sdp"),
                    "Accept-Encoding", List.of("identity"),
                    "Supported", List.of("100rel, timer")));

    private final Predicate<String> ownHost;

    /**
     * A gate.
     *
     * @param ownHost whether a host in lower case is a served domain or an address of this server
     */
    public PingGate(Predicate<String> ownHost) {
        this.ownHost = ownHost;
    }

    @Override
    public MessageVerdict admit(MessageView request) {
        boolean ping = request.method().equals(Methods.OPTIONS)
                && request.requestUriUser() == null
                && ownHost.test(request.requestUriHost());
        return ping ? ALIVE : MessageVerdict.PASS;
    }
}
