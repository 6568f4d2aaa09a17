package org.ringfence.load;

import java.io.IOException;
import java.net.InetSocketAddress;

/** OPTIONS to the server itself, answered 200 (RFC 3261 section 11). */
final class OptionsScenario implements Scenario {

    private volatile Outcomes outcomes = new Outcomes();
    private final String domain;
    private final String branch;
    private final UdpPeer peer;

    OptionsScenario(InetSocketAddress server, String domain) {
        this(server, domain, "z9hG4bKo");
    }

    /** @param branch what branches begin with */
    OptionsScenario(InetSocketAddress server, String domain, String branch) {
        this.branch = branch;
        this.domain = domain;
        peer = new UdpPeer(server, this::received, "load-options");
    }

    @Override
    public String name() {
        return "OPTIONS";
    }

    @Override
    public void begin(int number) {
        outcomes.begin(number);
        peer.send("OPTIONS sip:" + domain + " SIP/2.0\r\nVia: SIP/2.0/UDP " + peer.address() + ";rport;branch=" + branch
                + number + "\r\nMax-Forwards: 70\r\nFrom: <sip:probe@" + domain + ">;tag=o" + number + "\r\nTo: <sip:"
                + domain + ">\r\nCall-ID: " + number + "-options\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
    }

    private void received(SipMessage message) {
        int number = CallId.number(message);
        if (message.status() == 200) {
            outcomes.succeed(number);
        } else {
            outcomes.fail(number, String.valueOf(message.status()));
        }
    }

    @Override
    public Outcomes outcomes() {
        return outcomes;
    }

    @Override
    public void forget() {
        outcomes = new Outcomes();
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
