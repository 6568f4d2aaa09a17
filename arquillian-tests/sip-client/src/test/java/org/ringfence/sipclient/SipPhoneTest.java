package org.ringfence.sipclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SipPhoneTest {

    @Test
    void twoPhonesCallEachOther() {
        try (SipPhone bob = SipPhone.udp(new InetSocketAddress("127.0.0.1", 9), "bob", "example.org", "x")) {
            String[] address = bob.address().split(":");
            InetSocketAddress server = new InetSocketAddress(address[0], Integer.parseInt(address[1]));
            try (SipPhone alice = SipPhone.udp(server, "alice", "example.org", "x")) {
                alice.call("sip:bob@example.org", SipDialog.SDP);
                SipDialog call = bob.awaitCall();

                assertThat(call.invitation().body()).isEqualTo(SipDialog.SDP);
                assertThat(call.invitation().header("From")).contains("sip:alice@example.org");
            }
        }
    }

    @Test
    void waitingInVainFailsWithWhatWasWaitedFor() {
        try (SipPhone bob = SipPhone.udp(new InetSocketAddress("127.0.0.1", 9), "bob", "example.org", "x")) {
            assertThatThrownBy(() -> bob.awaitRequest("INVITE", Duration.ofMillis(20)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("INVITE to bob");
        }
    }

    @Test
    void messagesAreReadWithCompactAndFoldedHeaders() {
        SipMessage message = SipMessage.parse("SIP/2.0 200 OK\r\nv: SIP/2.0/UDP a;branch=1\r\nf: <sip:a@b>;tag=x\r\n"
                + "t: <sip:c@d>\r\nSubject: a\r\n b\r\nCSeq: 7 INVITE\r\nl: 0\r\n\r\n");

        assertThat(message.status()).isEqualTo(200);
        assertThat(message.method()).isEqualTo("INVITE");
        assertThat(message.sequence()).isEqualTo(7);
        assertThat(message.tag("From")).isEqualTo("x");
        assertThat(message.header("Subject")).isEqualTo("a b");
    }

    @Test
    void digestIsThatOfRfc7616() {
        String value = Digest.answer(
                List.of("Digest realm=\"example.org\", qop=\"auth\", algorithm=SHA-256, nonce=\"abc\", opaque=\"o\""),
                "REGISTER",
                "sip:example.org",
                "alice",
                "secret");

        assertThat(value).contains("algorithm=SHA-256", "nc=00000001", "qop=auth", "opaque=\"o\"");
    }
}
