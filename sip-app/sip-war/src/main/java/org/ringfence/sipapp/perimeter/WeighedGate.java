package org.ringfence.sipapp.perimeter;

import java.util.Set;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.evidence.Reply;
import org.ringfence.gate.evidence.Sighting;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageView;

/** A gate that answers whoever comes, whose answers count against strangers: too many, and there is silence. */
public final class WeighedGate implements MessageGate {

    /** Answers that make a message a wrong one (SPEC A6). */
    private static final Set<Integer> WRONG = Set.of(400, 420, 481, 482, 483, 501, 505);

    private final MessageGate gate;
    private final Perimeter perimeter;

    /** Weighs the answers of a gate. */
    public WeighedGate(MessageGate gate, Perimeter perimeter) {
        this.gate = gate;
        this.perimeter = perimeter;
    }

    @Override
    public MessageVerdict admit(MessageView request) {
        MessageVerdict verdict = gate.admit(request);
        if (!(verdict instanceof MessageVerdict.Answer answer) || perimeter.isExempt(request.source())) {
            return verdict;
        }
        Sighting sighting = Sightings.of(request);
        if (WRONG.contains(answer.status())) {
            perimeter.witness().wrong(sighting);
        }
        Reply reply = perimeter.witness().unauthenticated(sighting, "");
        return reply == Reply.SILENCE ? MessageVerdict.DROP : verdict;
    }
}
