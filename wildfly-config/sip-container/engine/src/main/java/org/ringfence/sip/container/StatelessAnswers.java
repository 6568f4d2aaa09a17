package org.ringfence.sip.container;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.ringfence.sip.spi.MessageVerdict.Answer;

/** Answers requests and forgets them (RFC 3261 section 8.2.7). */
final class StatelessAnswers {

    private static final Logger LOG = Logger.getLogger(StatelessAnswers.class);
    private static final int SIP_PORT = 5060;

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
        try {
            if (channel.getMessageProcessor() instanceof OrderedUdpProcessor udp) {
                udp.send(bytes, channel.getPeerPacketSourceAddress(), replyPort(request, channel));
            } else {
                SIPResponse response = request.createResponse(answer.status(), answer.reason());
                complete(response, request, answer);
                channel.sendMessage(response);
            }
            statistics.answeredStatelessly.increment();
        } catch (IOException | java.text.ParseException e) {
            LOG.debugf(e, "A stateless answer could not be sent");
        }
    }

    /** RFC 3261 section 18.2.2 and RFC 3581: back to the source port if the sender asks for it. */
    private static int replyPort(SIPRequest request, MessageChannel channel) {
        Via via = request.getTopmostVia();
        if (via.hasParameter(Via.RPORT)) {
            return channel.getPeerPacketSourcePort();
        }
        return via.getPort() > 0 ? via.getPort() : SIP_PORT;
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

    private void complete(SIPResponse response, SIPRequest request, Answer answer) throws java.text.ParseException {
        if (response.getTo().getTag() == null) {
            response.getTo().setTag(tag(request));
        }
        for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
            for (String value : header.getValue()) {
                response.addHeader(header.getKey() + ": " + value);
            }
        }
        response.addHeader("Server: " + serverHeader);
    }

    /** The same for a retransmission, and not to be foretold. */
    private String tag(SIPRequest request) {
        String branch = String.valueOf(request.getTopmostVia().getBranch());
        int hash = 31 * (branch.hashCode() ^ tagSecret)
                + request.getCallId().getCallId().hashCode();
        return Integer.toHexString(hash * 0x9E37_79B1);
    }
}
