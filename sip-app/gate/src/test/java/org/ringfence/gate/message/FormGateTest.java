package org.ringfence.gate.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.spec.Spec;

class FormGateTest {

    private final FormGate gate = new FormGate();

    @ParameterizedTest
    @Spec("A3")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        OPTIONS   | sip:one.example          | -                                                        | 0
        REGISTER  | sip:one.example          | Max-Forwards: 0                                          | 0
        OPTIONS   | sip:one.example          | Max-Forwards: 0                                          | 0
        OPTIONS   | sip:bob@one.example      | Max-Forwards: 0                                          | 483
        INVITE    | sip:bob@one.example      | Max-Forwards: 0                                          | 483
        MESSAGE   | tel:+4930123             | Max-Forwards: 1                                          | 0
        INVITE    | soap.beep:bob@one.example| -                                                        | 416
        MESSAGE   | mailto:bob@one.example   | -                                                        | 416
        NEWMETHOD | sip:bob@one.example      | -                                                        | 501
        invite    | sip:bob@one.example      | -                                                        | 501
        REFER     | sip:bob@one.example      | -                                                        | 405
        INFO      | sip:bob@one.example      | -                                                        | 405
        REGISTER  | sip:one.example          | Require: path                                            | 420
        INVITE    | sip:bob@one.example      | Require: replaces                                        | 0
        INVITE    | sip:bob@one.example      | Proxy-Require: privacy                                   | 420
        INVITE    | sip:bob@one.example      | Content-Type: application/sdp                            | 0
        INVITE    | sip:bob@one.example      | Content-Type: multipart/mixed;boundary=x                 | 0
        INVITE    | sip:bob@one.example      | Content-Type: application/unknown                        | 415
        INVITE    | sip:bob@one.example      | Content-Type: text/x; Content-Disposition: x;handling=optional | 415
        MESSAGE   | sip:bob@one.example      | Content-Type: application/unknown                        | 0
        """)
    void formIsJudged(String method, String uri, String header, int status) {
        MessageVerdict verdict = gate.admit(header == null ? Request.of(method, uri) : Request.of(method, uri, header));

        if (status == 0) {
            assertThat(verdict).isEqualTo(MessageVerdict.PASS);
        } else {
            assertThat(verdict)
                    .isInstanceOfSatisfying(MessageVerdict.Answer.class, answer -> assertThat(answer.status())
                            .isEqualTo(status));
        }
    }

    private MessageVerdict.Answer refusal(String method, String uri, String... headers) {
        return (MessageVerdict.Answer) gate.admit(new Request(method, uri, Arrays.asList(headers)));
    }

    @Test
    void refusalsSayWhatWouldBeTaken() {
        assertThat(refusal("NEW", "sip:one.example").headers().get("Allow"))
                .singleElement()
                .asString()
                .contains("INVITE");
        assertThat(refusal("REGISTER", "sip:one.example", "Require: a, b", "Proxy-Require: c")
                        .headers())
                .containsEntry("Unsupported", List.of("c, a, b"));
        assertThat(refusal("INVITE", "sip:bob@one.example", "Content-Type: application/sdp", "Content-Encoding: gzip")
                        .headers())
                .containsEntry("Accept-Encoding", List.of("identity"));
    }

    @Test
    void contentThatMayBeIgnoredIsTaken() {
        assertThat(gate.admit(Request.of(
                        "INVITE",
                        "sip:bob@one.example",
                        "Content-Type: text/x",
                        "Content-Disposition: info;handling=optional")))
                .isEqualTo(MessageVerdict.PASS);
    }
}
