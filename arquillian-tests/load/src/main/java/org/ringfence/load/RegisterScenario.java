package org.ringfence.load;

import java.io.IOException;
import java.net.InetSocketAddress;

/** REGISTER with a challenge and a digest answer; each operation is one user's registration or refresh. */
final class RegisterScenario implements Scenario {

    private volatile Outcomes outcomes = new Outcomes();
    private final Accounts accounts;
    private final String algorithm;
    private final String contact;
    private final UdpPeer peer;

    /** @param contact the host and port that users register, or empty for this scenario's own socket */
    RegisterScenario(InetSocketAddress server, Accounts accounts, String algorithm, String contact) {
        this(server, "127.0.0.1", accounts, algorithm, contact);
    }

    /** @param host the loopback address that it sends from */
    RegisterScenario(InetSocketAddress server, String host, Accounts accounts, String algorithm, String contact) {
        this.accounts = accounts;
        this.algorithm = algorithm;
        peer = new UdpPeer(server, host, this::received, "load-register");
        this.contact = contact.isEmpty() ? peer.address() : contact;
    }

    @Override
    public String name() {
        return "REGISTER " + algorithm;
    }

    @Override
    public void begin(int number) {
        outcomes.begin(number);
        peer.send(register(number, 1, ""));
    }

    private String register(int number, int sequence, String authorization) {
        String user = accounts.user(number);
        String domain = accounts.domain();
        return "REGISTER sip:" + domain + " SIP/2.0\r\nVia: SIP/2.0/UDP " + peer.address() + ";rport;branch=z9hG4bKr"
                + number + "-" + sequence + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + user + "@" + domain + ">;tag=r"
                + number + "\r\nTo: <sip:" + user + "@" + domain + ">\r\nCall-ID: " + number
                + "-register\r\nCSeq: " + sequence + " REGISTER\r\nContact: <sip:" + user + "@" + contact
                + ">\r\nExpires: 600\r\n" + authorization + "Content-Length: 0\r\n\r\n";
    }

    private void received(SipMessage message) {
        int number = CallId.number(message);
        if (message.status() == 401 && "1 REGISTER".equals(message.header("CSeq"))) {
            DigestAnswer digest = new DigestAnswer(accounts.user(number), accounts.password(), algorithm);
            String answer = digest.to(
                    message.headers("WWW-Authenticate"), "REGISTER", "sip:" + accounts.domain(), "c" + number);
            peer.send(register(number, 2, "Authorization: " + answer + "\r\n"));
        } else if (message.status() == 200) {
            outcomes.succeed(number);
        } else if (message.status() >= 300) {
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
