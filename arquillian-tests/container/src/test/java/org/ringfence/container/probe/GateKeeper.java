package org.ringfence.container.probe;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import org.ringfence.sip.spi.GateRegistry;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageView;
import org.ringfence.sip.spi.SourceGate;
import org.ringfence.sip.spi.Verdict;

/** Registers gates and never closes them: refuses the user {@code refused}, and drops long datagrams. */
@Startup
@Singleton
public class GateKeeper {

    private static final int LONGEST = 1_000;

    @Resource(lookup = "java:jboss/sip/gates")
    private GateRegistry gates;

    @PostConstruct
    void register() {
        SourceGate briefOnes = (transport, high, low, port, length) -> length > LONGEST ? Verdict.DROP : Verdict.PASS;
        gates.register(briefOnes);
        gates.register(this::judge);
    }

    private MessageVerdict judge(MessageView request) {
        return "refused".equals(request.requestUriUser())
                ? new MessageVerdict.Answer(403, "Refused by Gate")
                : MessageVerdict.PASS;
    }
}
