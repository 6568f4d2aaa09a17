package org.ringfence.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A whole call: INVITE, challenge, INVITE with digest, 180 and 200 from the callee, ACK, a talk, BYE from the caller.
 * It succeeds with the 200 to the BYE; its latency is that from the first INVITE to the 200 of the INVITE.
 */
final class CallScenario implements Scenario {

    private static final String SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 40000 RTP/AVP 8 0\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n";

    private volatile Outcomes setups = new Outcomes();
    private volatile Outcomes outcomes = new Outcomes();
    private final Accounts accounts;
    private final String algorithm;
    private final String target;
    private final long talkMillis;
    private final ScheduledExecutorService timer;
    private final UdpPeer caller;
    private final UdpPeer callee;

    /** @param target the user part that is called, or empty for the generator's own users */
    CallScenario(
            InetSocketAddress server,
            Accounts accounts,
            String algorithm,
            String target,
            long talkMillis,
            ScheduledExecutorService timer) {
        this(server, "127.0.0.1", accounts, algorithm, target, talkMillis, timer);
    }

    /** @param host the loopback address that callers and callees send from */
    CallScenario(
            InetSocketAddress server,
            String host,
            Accounts accounts,
            String algorithm,
            String target,
            long talkMillis,
            ScheduledExecutorService timer) {
        this.accounts = accounts;
        this.algorithm = algorithm;
        this.target = target;
        this.talkMillis = talkMillis;
        this.timer = timer;
        caller = new UdpPeer(server, host, this::receivedByCaller, "load-caller");
        callee = new UdpPeer(server, host, this::receivedByCallee, "load-callee");
    }

    @Override
    public String name() {
        return "call " + algorithm + (target.isEmpty() ? " between users" : " to " + target);
    }

    /** Where the callees listen; they must be registered there. */
    String calleeAddress() {
        return callee.address();
    }

    @Override
    public void begin(int number) {
        outcomes.begin(number);
        setups.begin(number);
        caller.send(invite(number, 1, ""));
    }

    private String uri(int number) {
        return "sip:" + (target.isEmpty() ? accounts.user(number + 1) : target) + "@" + accounts.domain();
    }

    private String invite(int number, int sequence, String authorization) {
        return request("INVITE", uri(number), number, sequence, "<" + uri(number) + ">", "", "i")
                + "Contact: <sip:" + accounts.user(number) + "@" + caller.address() + ">\r\n" + authorization
                + "Content-Type: application/sdp\r\nContent-Length: " + SDP.length() + "\r\n\r\n" + SDP;
    }

    private String request(
            String method, String uri, int number, int sequence, String to, String routes, String branch) {
        return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP " + caller.address() + ";rport;branch=z9hG4bK"
                + branch + number + "-" + sequence + "\r\nMax-Forwards: 70\r\n" + routes + "From: <sip:"
                + accounts.user(number) + "@" + accounts.domain() + ">;tag=c" + number + "\r\nTo: " + to
                + "\r\nCall-ID: " + number + "-call\r\nCSeq: " + sequence + " " + method + "\r\n";
    }

    /** Where the callers send from. */
    UdpPeer caller() {
        return caller;
    }

    private void receivedByCaller(SipMessage message) {
        int number = CallId.number(message);
        if (number >= CallId.FIRST_HOSTILE) {
            return;
        }
        if (!message.isResponse()) {
            caller.send(message.answer("200 OK", "c" + number, "", ""));
            outcomes.fail(number, "cut by the server");
            return;
        }
        if (message.sequenceMethod().equals("BYE")) {
            if (message.status() == 200) {
                outcomes.succeed(number);
            } else {
                outcomes.fail(number, "BYE " + message.status());
            }
        } else if (message.status() == 200) {
            answered(number, message);
        } else if (message.status() >= 300) {
            refused(number, message);
        }
    }

    private void answered(int number, SipMessage message) {
        setups.succeed(number);
        String contact = String.valueOf(message.header("Contact"));
        String uri = contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'));
        String to = String.valueOf(message.header("To"));
        StringBuilder routes = new StringBuilder();
        message.headers("Record-Route").forEach(route -> routes.insert(0, "Route: " + route + "\r\n"));
        int sequence = Integer.parseInt(String.valueOf(message.header("CSeq")).split(" ")[0]);
        String end = "Content-Length: 0\r\n\r\n";
        caller.send(request("ACK", uri, number, sequence, to, routes.toString(), "a") + end);
        Runnable bye = () -> caller.send(request("BYE", uri, number, 3, to, routes.toString(), "b") + end);
        timer.schedule(bye, talkMillis, TimeUnit.MILLISECONDS);
    }

    private void refused(int number, SipMessage message) {
        int sequence = Integer.parseInt(String.valueOf(message.header("CSeq")).split(" ")[0]);
        String to = String.valueOf(message.header("To"));
        caller.send(request("ACK", uri(number), number, sequence, to, "", "i") + "Content-Length: 0\r\n\r\n");
        if (sequence == 1 && (message.status() == 407 || message.status() == 401)) {
            boolean proxy = message.status() == 407;
            DigestAnswer digest = new DigestAnswer(accounts.user(number), accounts.password(), algorithm);
            String answer = digest.to(
                    message.headers(proxy ? "Proxy-Authenticate" : "WWW-Authenticate"),
                    "INVITE",
                    uri(number),
                    "c" + number);
            String header = proxy ? "Proxy-Authorization: " : "Authorization: ";
            caller.send(invite(number, 2, header + answer + "\r\n"));
        } else {
            setups.fail(number, String.valueOf(message.status()));
            outcomes.fail(number, "INVITE " + message.status());
        }
    }

    private void receivedByCallee(SipMessage message) {
        if (message.isResponse()) {
            return;
        }
        String tag = "d" + String.valueOf(message.header("Call-ID")).hashCode();
        String contact = "Contact: <sip:callee@" + callee.address() + ">\r\n";
        switch (message.method()) {
            case "INVITE" -> {
                callee.send(message.answer("180 Ringing", tag, contact, ""));
                callee.send(message.answer("200 OK", tag, contact + "Content-Type: application/sdp\r\n", SDP));
            }
            case "ACK" -> {
                // the end of the set-up: nothing to answer
            }
            default -> callee.send(message.answer("200 OK", tag, "", ""));
        }
    }

    Outcomes setups() {
        return setups;
    }

    @Override
    public Outcomes outcomes() {
        return outcomes;
    }

    @Override
    public void forget() {
        outcomes = new Outcomes();
        setups = new Outcomes();
    }

    @Override
    public void close() throws IOException {
        caller.close();
        callee.close();
    }
}
