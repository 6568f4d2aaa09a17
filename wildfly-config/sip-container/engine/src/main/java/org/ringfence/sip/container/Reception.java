package org.ringfence.sip.container;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.ServerRequestInterface;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import java.net.InetAddress;
import java.text.ParseException;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.spi.MessageVerdict.Answer;
import org.ringfence.sip.spi.Transport;

/** The way of a message from its bytes to the stack's transactions, the same for datagrams and streams. */
final class Reception {

    private static final Logger LOG = Logger.getLogger(Reception.class);
    private static final String ACK = "ACK";

    private final GatedSipStack stack;
    private final StackSettings settings;
    private final Gates gates;
    private final StackStatistics statistics;
    private final StatelessAnswers answers;
    private final CallWorkers workers;

    Reception(
            GatedSipStack stack,
            StackSettings settings,
            Gates gates,
            StackStatistics statistics,
            StatelessAnswers answers,
            CallWorkers workers) {
        this.stack = stack;
        this.settings = settings;
        this.gates = gates;
        this.statistics = statistics;
        this.answers = answers;
        this.workers = workers;
    }

    /** The statistics of the connector that a connection came by, or was made from. */
    ConnectorStatistics connectorOf(MessageChannel channel, Transport transport) {
        MessageProcessor connector = channel.getMessageProcessor();
        return stack.statisticsOf(transport, connector.getIpAddress(), connector.getPort());
    }

    int maximumMessageBytes() {
        return settings.maximumMessageBytes();
    }

    /** Takes a datagram that the gates let pass; the bytes are not copied. */
    void fromDatagram(byte[] message, UdpReceiver receiver, InetAddress source, int port) {
        queue(message, receiver.connector(), () -> {
            SIPMessage parsed =
                    parse(message, Transport.UDP, source, port, bytes -> receiver.send(bytes, source, port));
            if (parsed != null) {
                receive(parsed, receiver.peerOf(parsed, source, port), source, port);
            }
        });
    }

    /** Takes a message cut from a stream, unless a gate drops it. */
    void fromStream(
            byte[] message,
            MessageChannel channel,
            Transport transport,
            ConnectorStatistics connector,
            InetAddress source,
            int port) {
        connector.messages.increment();
        if (!gates.isInService()) {
            statistics.droppedOutOfService.increment();
            connector.dropped.increment();
        } else if (!gates.passes(transport, source, port, message, message.length)) {
            statistics.droppedBySourceGate.increment();
            connector.dropped.increment();
        } else {
            queue(message, connector, () -> {
                SIPMessage parsed = parse(message, transport, source, port, ((StreamConnection) channel)::sendBytes);
                if (parsed != null) {
                    receive(parsed, channel, source, port);
                }
            });
        }
    }

    private void queue(byte[] message, ConnectorStatistics connector, Runnable work) {
        int hash = DatagramPeek.callIdHash(message, 0, message.length);
        boolean urgent = !DatagramPeek.beginsSomething(message, 0, message.length);
        if (!workers.offer(hash, urgent, work)) {
            statistics.droppedByOverload.increment();
            connector.dropped.increment();
        }
    }

    private @Nullable SIPMessage parse(
            byte[] message, Transport transport, InetAddress source, int port, StreamReader.PongSender back) {
        try {
            return new BoundedParser().parse(message);
        } catch (ParseException malformed) {
            LOG.tracef(malformed, "Malformed message from %s:%s", source, port);
            unreadable(transport, source, port);
            refuse(message, malformed instanceof StartLine.OtherVersion, source, port, back);
            return null;
        }
    }

    /** Counts what means nothing, and lets the gates know who sent it. */
    void unreadable(Transport transport, InetAddress source, int port) {
        statistics.malformed.increment();
        gates.tellMalformed(transport, source, port);
    }

    private void refuse(
            byte[] message, boolean otherVersion, InetAddress source, int port, StreamReader.PongSender back) {
        MalformedRequest request = new MalformedRequest(message);
        byte[] answer = otherVersion
                ? request.answer(505, "Version Not Supported", settings.serverHeader(), source, port)
                : request.answer(400, "Bad Request", settings.serverHeader(), source, port);
        if (answer != null) {
            answers.sendBytes(answer, back);
        }
    }

    private void receive(SIPMessage message, MessageChannel channel, InetAddress source, int port) {
        message.setRemoteAddress(source);
        message.setRemotePort(channel.getPeerPort());
        message.setLocalAddress(channel.getMessageProcessor().getIpAddress());
        message.setLocalPort(channel.getPort());
        message.setPeerPacketSourceAddress(source);
        message.setPeerPacketSourcePort(port);
        if (message instanceof SIPRequest request) {
            addSource(request.getTopmostVia(), source, port);
            boolean acknowledges = request.getMethod().equals(ACK);
            Answer refusal = refusal(request);
            if (acknowledges && refusal == null && answers.areConfirmedBy(request)) {
                return; // nothing remembers the INVITE
            }
            if (refusal == null) {
                process(request, channel);
            } else if (!acknowledges) {
                unreadable(Transport.valueOf(channel.getTransport().toUpperCase(Locale.ROOT)), source, port);
                answers.send(request, channel, refusal);
            }
        } else {
            process((SIPResponse) message, channel);
        }
    }

    /** RFC 3261 section 18.2.1 and RFC 3581 section 4. */
    private static void addSource(Via via, InetAddress source, int port) {
        boolean rport = via.hasParameter(Via.RPORT);
        // the stack would send the answer to whomever it names
        via.removeParameter("maddr");
        try {
            if (rport || !via.getHost().equals(source.getHostAddress())) {
                via.setParameter(Via.RECEIVED, source.getHostAddress());
            }
            if (rport) {
                via.setParameter(Via.RPORT, Integer.toString(port));
            }
        } catch (ParseException e) {
            throw new IllegalStateException("an address and a number are values of parameters", e);
        }
    }

    /** What is wrong with a request that could be parsed (RFC 3261 section 8.1.1.5). */
    private static @Nullable Answer refusal(SIPRequest request) {
        // RFC 3261 section 19.1.5: such headers are never honoured, and a Request-URI has none
        if (request.getRequestURI() instanceof SipUri uri
                && uri.getHeaderNames().hasNext()) {
            return new Answer(400, "Headers in Request-URI");
        }
        if (!request.getMethod().equals(request.getCSeq().getMethod())) {
            return new Answer(400, "CSeq Method Differs");
        }
        try {
            // else the stack would be silent about an INVITE without Contact
            request.checkHeaders();
            return null;
        } catch (ParseException missing) {
            return new Answer(400, "Mandatory Header Missing");
        }
    }

    private void process(SIPRequest request, MessageChannel channel) {
        ServerRequestInterface handler = stack.newSIPServerRequest(request, channel);
        if (handler == null) {
            return;
        }
        try {
            handler.processRequest(request, channel);
        } finally {
            if (handler instanceof SIPServerTransaction transaction && !transaction.passToListener()) {
                ((SIPTransaction) transaction).releaseSem();
            }
        }
    }

    private void process(SIPResponse response, MessageChannel channel) {
        try {
            response.checkHeaders();
        } catch (ParseException incomplete) {
            statistics.malformed.increment();
            return;
        }
        ServerResponseInterface handler = stack.newSIPServerResponse(response, channel);
        if (handler == null) {
            return;
        }
        try {
            if (!(handler instanceof SIPClientTransaction client) || client.checkFromTag(response)) {
                handler.processResponse(response, channel);
            }
        } finally {
            if (handler instanceof SIPTransaction transaction && !transaction.passToListener()) {
                transaction.releaseSem();
            }
        }
    }
}
