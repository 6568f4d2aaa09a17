package org.ringfence.load;

import java.net.InetSocketAddress;
import java.util.List;

/** The attacks that the benchmark runs, each from addresses that no other uses. */
final class Attacks {

    private static final int GUESSERS = 250;

    private final InetSocketAddress server;
    private final Accounts accounts;

    Attacks(InetSocketAddress server, Accounts accounts) {
        this.server = server;
        this.accounts = accounts;
    }

    /** Invitations by the thousand from one address. */
    Attack flood() {
        return Attack.from(
                server,
                "flood from one address",
                10_000,
                1,
                i -> "127.0.3.1",
                (number, sender) -> request("INVITE", number, sender, "z9hG4bKf", ""),
                Attack.Answerer.NOBODY);
    }

    /** One name after the other, to learn which exist. */
    Attack enumeration() {
        return Attack.from(
                server,
                "enumeration from one address",
                200,
                1,
                i -> "127.0.3.2",
                (number, sender) -> request("REGISTER", number, sender, "z9hG4bKe", ""),
                Attack.Answerer.NOBODY);
    }

    /** Wrong passwords for many accounts from 250 addresses, each answer to a challenge a new guess. */
    Attack guessing() {
        return Attack.from(
                server,
                "guesses from 250 addresses",
                500,
                GUESSERS,
                i -> "127.0.4." + (i + 1),
                (number, sender) -> request("REGISTER", number, sender, "z9hG4bKg", ""),
                this::guess);
    }

    /** Everything that a forger can send in the name of those who use the service. */
    Attack forgery(List<UdpPeer> innocents) {
        return new Attack("flood in the name of others", 2_000, innocents, (number, sender) -> switch (number % 3) {
            case 0 -> request("REGISTER", number, sender, "z9hG4bKs", forgedDigest(number));
            case 1 -> request("INVITE", number, sender, "z9hG4bKs", "");
            default -> request("OPTIONS", number, sender, "z9hG4bKs", "");
        });
    }

    /** What no parser likes. */
    Attack malformed() {
        return Attack.from(
                server,
                "malformed messages",
                2_000,
                1,
                i -> "127.0.3.3",
                (number, sender) -> switch (number % 3) {
                    case 0 -> "INVITE sip:a SIP/2.0\r\nVia: SIP/2.0/UDP " + sender + ";branch=\r\nFrom: <<<\r\n\r\n";
                    case 1 -> request("INVITE", number, sender, "z9hG4bKm", "Content-Length: -5\r\n");
                    default -> "\0\1\2 garbage " + number + "\r\n\r\n";
                },
                Attack.Answerer.NOBODY);
    }

    /** Requests of RFC 2543's time, whose transactions are found without a cookie. */
    Attack withoutCookie() {
        return Attack.from(
                server,
                "flood without z9hG4bK",
                5_000,
                1,
                i -> "127.0.3.4",
                (number, sender) -> request("INVITE", number, sender, "old", ""),
                Attack.Answerer.NOBODY);
    }

    private void guess(SipMessage challenge, UdpPeer peer) {
        if (!"1 REGISTER".equals(challenge.header("CSeq"))) {
            return;
        }
        int number = CallId.number(challenge);
        DigestAnswer digest = new DigestAnswer(accounts.user(number), "guess" + number, "MD5");
        String answer =
                digest.to(challenge.headers("WWW-Authenticate"), "REGISTER", "sip:" + accounts.domain(), "g" + number);
        String guess = request("REGISTER", number, peer.address(), "z9hG4bKh", "Authorization: " + answer + "\r\n");
        peer.send(guess.replace("CSeq: 1 ", "CSeq: 2 "));
    }

    private String forgedDigest(int number) {
        return "Authorization: Digest username=\"" + accounts.user(number) + "\", realm=\"" + accounts.domain()
                + "\", nonce=\"forged\", uri=\"sip:" + accounts.domain()
                + "\", response=\"00000000000000000000000000000000\", algorithm=MD5, cnonce=\"f\", qop=auth, nc=00000001"
                + "\r\n";
    }

    private String request(String method, int number, String sender, String branch, String headers) {
        String user = accounts.user(number);
        String domain = accounts.domain();
        return method + " sip:" + (method.equals("REGISTER") ? "" : user + "@") + domain
                + " SIP/2.0\r\nVia: SIP/2.0/UDP " + sender + ";rport;branch=" + branch + number
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + user + "@" + domain + ">;tag=x" + number + "\r\nTo: <sip:"
                + user + "@" + domain + ">\r\nCall-ID: " + number + "-attack\r\nCSeq: 1 " + method
                + "\r\nContact: <sip:" + user + "@" + sender + ">\r\n" + headers
                + (headers.startsWith("Content-Length") ? "" : "Content-Length: 0\r\n") + "\r\n";
    }
}
