package org.ringfence.gate.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ringfence.sip.spi.MessageVerdict;

class PingGateTest {

    private final PingGate gate = new PingGate("one.example"::equals);

    @Test
    void aPingOfThisServerIsAnswered() {
        assertThat(gate.admit(Request.of("OPTIONS", "sip:one.example")))
                .isInstanceOfSatisfying(MessageVerdict.Answer.class, answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.headers()).containsKeys("Allow", "Accept", "Supported");
                });
    }

    @Test
    void nothingElseIsAnswered() {
        assertThat(gate.admit(Request.of("OPTIONS", "sip:bob@one.example"))).isEqualTo(MessageVerdict.PASS);
        assertThat(gate.admit(Request.of("OPTIONS", "sip:two.example"))).isEqualTo(MessageVerdict.PASS);
        assertThat(gate.admit(Request.of("REGISTER", "sip:one.example"))).isEqualTo(MessageVerdict.PASS);
    }
}
