package org.ringfence.sipclient;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.function.IntPredicate;

/** One call as a phone sees it: its messages in their order, and the requests and answers of a dialog. */
public final class SipDialog {

    /** A session description of a phone that can send and receive. */
    public static final String SDP =
            "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";

    private final SipPhone phone;
    private final String callId;
    private final BlockingQueue<SipMessage> messages;
    private final String localTag = Unique.token();
    private final String remoteUri;
    private String local;
    private String remote;
    private String target;
    private List<String> route = List.of();
    private long sequence;
    private SipMessage invite;

    private SipDialog(SipPhone phone, String callId, String remoteUri, SipMessage invite) {
        this.phone = phone;
        this.callId = callId;
        this.messages = phone.listen(callId);
        this.remoteUri = remoteUri;
        this.target = remoteUri;
        this.local = "<" + phone.aor() + ">;tag=" + localTag;
        this.remote = "<" + remoteUri + ">";
        this.invite = invite;
    }

    static SipDialog outgoing(SipPhone phone, String uri) {
        SipDialog dialog = new SipDialog(phone, Unique.token(), uri, SipMessage.of("INVITE " + uri + " SIP/2.0"));
        phone.answersChallengesOf(dialog);
        return dialog;
    }

    static SipDialog incoming(SipPhone phone, SipMessage invite) {
        String contact = SipMessage.uriIn(invite.header("Contact"));
        SipDialog dialog = new SipDialog(phone, invite.header("Call-ID"), contact, invite);
        dialog.local = invite.header("To") + ";tag=" + dialog.localTag;
        dialog.remote = invite.header("From");
        dialog.route = invite.all("Record-Route");
        return dialog;
    }

    public String callId() {
        return callId;
    }

    /** The INVITE that began the call, or the last re-INVITE that was received. */
    public SipMessage invitation() {
        return invite;
    }

    /** Sets the From of the requests still to be sent, to pose as somebody else. */
    public SipDialog posingAs(String from) {
        local = from + ";tag=" + localTag;
        return this;
    }

    /** Sends an INVITE, the first one or a later one; a challenge is answered when it comes. */
    public synchronized void invite(String sdp) {
        invite = request("INVITE").with("Contact", phone.contact()).withSdp(sdp);
        phone.send(invite);
    }

    /** Sends an INVITE with more headers. */
    public synchronized void invite(String sdp, List<SipMessage.Header> headers) {
        SipMessage message = request("INVITE").with("Contact", phone.contact()).withSdp(sdp);
        for (SipMessage.Header header : headers) {
            message = message.with(header.name(), header.value());
        }
        invite = message;
        phone.send(invite);
    }

    /** A request of this dialog with the next number. */
    public synchronized SipMessage request(String method) {
        sequence++;
        SipMessage message = SipMessage.of(method + " " + target + " SIP/2.0")
                .with("Via", phone.via())
                .with("From", local)
                .with("To", remote)
                .with("Call-ID", callId)
                .with("CSeq", sequence + " " + method)
                .with("Max-Forwards", "70");
        for (String hop : route) {
            message = message.with("Route", hop);
        }
        return message;
    }

    /** Sends a request of this dialog. */
    public SipMessage send(SipMessage request) {
        phone.send(request);
        return request;
    }

    /** Waits for the final or provisional answer of this status to the INVITE; challenges are answered before. */
    public SipMessage await(int status) {
        return await(status, SipPhone.SOON);
    }

    /** Waits so long for the answer of this status; another final answer fails the test. */
    public SipMessage await(int status, Duration longest) {
        SipMessage message =
                awaitAnswer(answer -> answer == status || answer >= 200, Integer.toString(status), longest);
        if (message.status() != status) {
            throw new AssertionError("Instead of " + status + " there came\n" + message);
        }
        return message;
    }

    /** Waits for the final answer to the INVITE, whatever it is. */
    public SipMessage awaitFinal() {
        return awaitAnswer(answer -> answer >= 200, "final answer", SipPhone.SOON);
    }

    private SipMessage awaitAnswer(IntPredicate wanted, String what, Duration longest) {
        Deadline deadline = Deadline.in(longest);
        while (true) {
            SipMessage message = Deadline.take(messages, deadline, what + " for " + phone.user());
            if (message.isRequest()) {
                throw new AssertionError("Instead of " + what + " there came\n" + message);
            }
            if (!message.method().equals("INVITE")) {
                continue;
            }
            learn(message);
            if (wanted.test(message.status())) {
                return message;
            }
        }
    }

    /** Answers a challenge as soon as it comes; false for every other message. */
    synchronized boolean answersChallenge(SipMessage message) {
        boolean challenge = isChallenge(message);
        if (challenge) {
            answerChallenge(message);
        }
        return challenge;
    }

    private boolean isChallenge(SipMessage message) {
        return (message.status() == 407 || message.status() == 401)
                && message.method().equals("INVITE")
                && invite.find("Proxy-Authorization").isEmpty()
                && invite.find("Authorization").isEmpty();
    }

    private void answerChallenge(SipMessage challenge) {
        acknowledgeFailure(challenge);
        sequence++;
        SipMessage again = invite.without("Via").without("CSeq").withFirst("Via", phone.via());
        invite = phone.authorised(again.with("CSeq", sequence + " INVITE"), challenge);
        phone.send(invite);
    }

    private void learn(SipMessage answer) {
        if (answer.status() >= 300) {
            acknowledgeFailure(answer);
        }
        if (answer.status() > 100 && answer.status() < 300) {
            remote = answer.header("To");
            answer.find("Contact").ifPresent(contact -> target = SipMessage.uriIn(contact));
            route = reversed(answer.all("Record-Route"));
        }
    }

    private static List<String> reversed(List<String> hops) {
        List<String> list = new java.util.ArrayList<>(hops);
        java.util.Collections.reverse(list);
        return list;
    }

    /** RFC 3261 17.1.1.3: the ACK to a failure is part of the INVITE's transaction. */
    private void acknowledgeFailure(SipMessage answer) {
        phone.send(SipMessage.of("ACK " + invite.uri() + " SIP/2.0")
                .with("Via", invite.header("Via"))
                .with("From", invite.header("From"))
                .with("To", answer.header("To"))
                .with("Call-ID", callId)
                .with("CSeq", invite.sequence() + " ACK")
                .with("Max-Forwards", "70"));
    }

    /** Acknowledges the 200 to the last INVITE. */
    public synchronized void acknowledge(String sdp) {
        long next = sequence;
        SipMessage ack = request("ACK").without("CSeq").with("CSeq", invite.sequence() + " ACK");
        sequence = next;
        phone.send(ack.withSdp(sdp));
    }

    public void acknowledge() {
        acknowledge("");
    }

    /** Cancels the INVITE. */
    public void cancel() {
        phone.send(SipMessage.of("CANCEL " + invite.uri() + " SIP/2.0")
                .with("Via", invite.header("Via"))
                .with("From", invite.header("From"))
                .with("To", invite.header("To"))
                .with("Call-ID", callId)
                .with("CSeq", invite.sequence() + " CANCEL")
                .with("Max-Forwards", "70"));
    }

    /** Hangs up and waits for the answer. */
    public void hangUp() {
        send(request("BYE"));
        awaitAnswer("BYE", 200);
    }

    /** Waits for the answer to a request other than INVITE. */
    public SipMessage awaitAnswer(String method, int status) {
        Deadline deadline = Deadline.in(SipPhone.SOON);
        while (true) {
            SipMessage message = Deadline.take(messages, deadline, status + " to " + method + " of " + phone.user());
            if (!message.isRequest() && message.method().equals(method) && message.status() >= 200) {
                if (message.status() != status) {
                    throw new AssertionError("Instead of " + status + " there came\n" + message);
                }
                return message;
            }
        }
    }

    /** Waits for a request of this method in the dialog, and answers nothing. */
    public SipMessage awaitRequest(String method) {
        return awaitRequest(method, SipPhone.SOON);
    }

    /** Waits so long for a request of this method; answers that come in between are passed over. */
    public SipMessage awaitRequest(String method, Duration longest) {
        Deadline deadline = Deadline.in(longest);
        while (true) {
            SipMessage message = Deadline.take(messages, deadline, method + " for " + phone.user());
            if (message.isRequest() && message.method().equals(method)) {
                if (method.equals("INVITE")) {
                    invite = message;
                }
                return message;
            }
            if (message.isRequest()) {
                throw new AssertionError("Instead of " + method + " there came\n" + message);
            }
        }
    }

    /** Answers a request of the dialog. */
    public void answer(SipMessage request, int status, String sdp) {
        SipMessage answer = request.answer(status, Integer.toString(status), localTag);
        if (request.method().equals("INVITE") || request.method().equals("UPDATE")) {
            answer = answer.with("Contact", phone.contact()).withSdp(sdp);
        }
        phone.send(answer);
    }

    /** Answers the INVITE of the call. */
    public void answer(int status, String sdp) {
        answer(invite, status, sdp);
    }

    /** Waits for a BYE and answers it. */
    public SipMessage awaitBye(Duration longest) {
        SipMessage bye = awaitRequest("BYE", longest);
        answer(bye, 200, "");
        return bye;
    }

    /** The URI that this dialog's requests are for. */
    public String remoteUri() {
        return remoteUri;
    }
}
