package org.ringfence.gate.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ringfence.sip.spi.MessageVerdict;

class StrangerGateTest {

    private final StrangerGate gate = new StrangerGate(request -> MessageVerdict.DROP);

    @Test
    void whoShowsNoProofMeetsTheReception() {
        assertThat(gate.admit(Request.of("INVITE", "sip:bob@one.example"))).isEqualTo(MessageVerdict.DROP);
    }

    @Test
    void whoShowsAProofGoesOn() {
        assertThat(gate.admit(Request.of("INVITE", "sip:bob@one.example", "Authorization: x")))
                .isEqualTo(MessageVerdict.PASS);
        assertThat(gate.admit(Request.of("INVITE", "sip:bob@one.example", "Proxy-Authorization: x")))
                .isEqualTo(MessageVerdict.PASS);
    }
}
