package org.ringfence.container;

import java.net.InetSocketAddress;
import java.util.UUID;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;

/** Where the server listens, and the requests that the scenarios send. */
final class Sip {

    static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 15560);
    static final InetSocketAddress TLS_SERVER = new InetSocketAddress("127.0.0.1", 15561);

    private Sip() {}

    static SipPhone phone() {
        return SipPhone.udp(SERVER, "alice", "example.org", "");
    }

    static SipMessage request(SipPhone phone, String method, String wish) {
        return SipMessage.of(method + " sip:" + wish + "@example.org SIP/2.0")
                .with("From", "<" + phone.aor() + ">;tag=" + UUID.randomUUID())
                .with("To", "<sip:" + wish + "@example.org>")
                .with("Call-ID", UUID.randomUUID().toString())
                .with("Contact", phone.contact())
                .with("Max-Forwards", "70");
    }

    /** What the probe answers to a MESSAGE for this user. */
    static String ask(SipPhone phone, String wish) {
        return phone.ask(request(phone, "MESSAGE", wish)).body();
    }

    static SipMessage options(SipPhone phone) {
        return phone.ask(request(phone, "OPTIONS", "probe"));
    }
}
