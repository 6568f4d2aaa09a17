package org.ringfence.gate.message;

import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageView;

/**
 * Turns strangers away before they cost a transaction: who shows no proof of identity is asked for one, and the
 * question is forgotten as soon as it is sent. Who shows one goes on to be judged.
 */
public final class StrangerGate implements MessageGate {

    private final MessageGate reception;

    /**
     * A gate.
     *
     * @param reception says what a request without a proof gets: a challenge, a refusal, or nothing when its source is
     *     known by address
     */
    public StrangerGate(MessageGate reception) {
        this.reception = reception;
    }

    @Override
    public MessageVerdict admit(MessageView request) {
        boolean proof = request.header("Authorization") != null || request.header("Proxy-Authorization") != null;
        return proof ? MessageVerdict.PASS : reception.admit(request);
    }
}
