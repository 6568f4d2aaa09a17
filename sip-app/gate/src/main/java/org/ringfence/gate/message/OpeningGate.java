package org.ringfence.gate.message;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageVerdict.Answer;
import org.ringfence.sip.spi.MessageView;

/** Asks for patience until it is known who is served here: nobody is told that he is unknown before. */
public final class OpeningGate implements MessageGate {

    private static final Answer LATER = new Answer(503, "Service Unavailable", Map.of("Retry-After", List.of("10")));

    private final BooleanSupplier open;

    /** @param open whether requests are served; asked for each */
    public OpeningGate(BooleanSupplier open) {
        this.open = open;
    }

    @Override
    public MessageVerdict admit(MessageView request) {
        return open.getAsBoolean() ? MessageVerdict.PASS : LATER;
    }
}
