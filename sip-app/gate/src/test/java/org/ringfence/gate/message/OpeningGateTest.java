package org.ringfence.gate.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.ringfence.sip.spi.MessageVerdict;

class OpeningGateTest {

    private final AtomicBoolean open = new AtomicBoolean();
    private final OpeningGate gate = new OpeningGate(open::get);

    @Test
    void everybodyIsAskedToComeLaterUntilItIsOpen() {
        assertThat(gate.admit(Request.of("INVITE", "sip:bob@one.example")))
                .isInstanceOfSatisfying(MessageVerdict.Answer.class, answer -> {
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.headers()).containsKey("Retry-After");
                });

        open.set(true);

        assertThat(gate.admit(Request.of("INVITE", "sip:bob@one.example"))).isEqualTo(MessageVerdict.PASS);
    }
}
