package org.ringfence.sipapp.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;

class DemoFarEndTest {

    private DemoFarEnd farEnd;
    private SipPhone phone;

    @BeforeEach
    void start() throws IOException {
        farEnd = new DemoFarEnd(InetAddress.getLoopbackAddress(), Thread::new);
        phone = SipPhone.udp(farEnd.address(), "alice", "ringfence.example", "");
    }

    @AfterEach
    void stop() {
        phone.close();
        farEnd.close();
    }

    private SipDialog call(String number) {
        return phone.call("sip:" + number + "@trunk.ringfence.example", SipDialog.SDP);
    }

    @Test
    void numberRingsAnswersAndIsSilent() {
        SipDialog call = call("49301001");
        call.await(180);
        SipMessage answer = call.await(200);
        call.acknowledge();
        call.hangUp();

        assertThat(answer.body()).contains("m=audio 9 RTP/AVP 0").contains("a=inactive");
    }

    @ParameterizedTest
    @CsvSource({"4930486, 486", "4930503, 503", "4930404, 404"})
    void specialNumbersFailAsTheyAreNamed(String number, int status) {
        call(number).await(status);
    }

    @Test
    void numberThatNobodyAnswersRingsUntilTheCallerGivesUp() {
        SipDialog call = call("4930408");
        call.await(180);
        call.cancel();
        call.await(487);
    }

    @Test
    void answerIsRepeatedUntilItIsAcknowledged() {
        SipDialog call = call("49301001");
        call.await(200);
        call.await(200, Duration.ofSeconds(2));
        call.acknowledge();
        call.hangUp();
    }

    @Test
    void callWithoutAnOfferGetsOne() {
        SipDialog call = phone.call("sip:49301001@trunk.ringfence.example", "");

        assertThat(call.await(200).body()).contains("m=audio");
        call.acknowledge(SipDialog.SDP);
        call.hangUp();
    }

    @Test
    void otherStreamsThanTheFirstAudioAreRefused() {
        String offer = SipDialog.SDP + "m=video 40002 RTP/AVP 96\r\nm=audio 40004 RTP/AVP 0\r\n";

        assertThat(FarSdp.to(offer, "127.0.0.1")).contains("m=video 0 RTP/AVP 96", "m=audio 0 RTP/AVP 0");
    }
}
