package org.ringfence.sip.container;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.ringfence.sip.spi.MessageVerdict.Answer;

/** Answers requests and forgets them (RFC 3261 section 8.2.7). */
final class StatelessAnswers {

    private static final Logger LOG = Logger.getLogger(StatelessAnswers.class);

    private final String serverHeader;
    private final StackStatistics statistics;
    private final int tagSecret;

    StatelessAnswers(String serverHeader, StackStatistics statistics, int tagSecret) {
        this.serverHeader = serverHeader;
        this.statistics = statistics;
        this.tagSecret = tagSecret;
    }

    void send(SIPRequest request, MessageChannel channel, Answer answer) {
        byte[] bytes = encode(request, answer).getBytes(StandardCharsets.UTF_8);
        InetAddress peer = channel.getPeerPacketSourceAddress();
        if (channel.getMessageProcessor() instanceof UdpReceiver udp) {
            int port = UdpReceiver.replyPort(request.getTopmostVia(), channel.getPeerPacketSourcePort());
            sendBytes(bytes, whole -> udp.send(whole, peer, port));
        } else {
            sendBytes(bytes, ((StreamConnection) channel)::sendBytes);
        }
    }

    void sendBytes(byte[] bytes, StreamReader.PongSender back) {
        try {
            back.send(bytes);
            statistics.answeredStatelessly.increment();
        } catch (IOException e) {
            LOG.debug("A stateless answer could not be sent", e);
        }
    }

    private String encode(SIPRequest request, Answer answer) {
        StringBuilder text = new StringBuilder(512)
                .append("SIP/2.0 ")
                .append(answer.status())
                .append(' ')
                .append(answer.reason())
                .append("\r\n");
        request.getViaHeaders().encode(text);
        ((SIPHeader) request.getFrom()).encode(text);
        text.append(((SIPHeader) request.getTo()).encode().stripTrailing());
        if (request.getTo().getTag() == null) {
            text.append(";tag=").append(tag(request));
        }
        text.append("\r\n");
        ((SIPHeader) request.getCallId()).encode(text);
        ((SIPHeader) request.getCSeq()).encode(text);
        answer.headers()
                .forEach((name, values) -> values.forEach(
                        value -> text.append(name).append(": ").append(value).append("\r\n")));
        return text.append("Server: ")
                .append(serverHeader)
                .append("\r\nContent-Length: 0\r\n\r\n")
                .toString();
    }

    /** Whether an ACK confirms such an answer: it has the branch of the INVITE, and the tag made from it. */
    boolean areConfirmedBy(SIPRequest ack) {
        return tag(ack).equals(ack.getTo().getTag());
    }

    /** The same for a retransmission, and not to be foretold. */
    private String tag(SIPRequest request) {
        String branch = String.valueOf(request.getTopmostVia().getBranch());
        int hash = 31 * (branch.hashCode() ^ tagSecret)
                + request.getCallId().getCallId().hashCode();
        return Integer.toHexString(hash * 0x9E37_79B1);
    }
}
