package org.ringfence.sip.container;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.sip.address.SipURI;
import javax.sip.header.Header;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.spi.MessageView;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.Transport;

/** The stack's request, seen through the gates' interface. */
final class ParsedRequest implements MessageView {

    private final SIPRequest request;
    private final Transport transport;
    private final SourceAddress source;
    private final MessageChannel channel;

    ParsedRequest(SIPRequest request, MessageChannel channel) {
        this.request = request;
        this.channel = channel;
        transport = Transport.valueOf(channel.getTransport().toUpperCase(Locale.ROOT));
        source = SourceAddress.of(channel.getPeerPacketSourceAddress(), channel.getPeerPacketSourcePort());
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String requestUri() {
        return request.getRequestURI().toString();
    }

    @Override
    public String requestUriScheme() {
        return request.getRequestURI().getScheme().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable String requestUriUser() {
        return request.getRequestURI() instanceof SipURI uri ? uri.getUser() : null;
    }

    @Override
    public String requestUriHost() {
        return request.getRequestURI() instanceof SipURI uri ? uri.getHost().toLowerCase(Locale.ROOT) : "";
    }

    @Override
    public String callId() {
        return request.getCallId().getCallId();
    }

    @Override
    public @Nullable String header(String name) {
        Header header = request.getHeader(name);
        return header == null ? null : valueOf(header);
    }

    @Override
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>(2);
        for (Iterator<?> headers = request.getHeaders(name); headers.hasNext(); ) {
            values.add(valueOf((Header) headers.next()));
        }
        return values;
    }

    private static String valueOf(Header header) {
        return ((SIPHeader) header).getValue();
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @Override
    public @Nullable String clientCertificate() {
        return channel instanceof TlsConnection connection ? connection.clientCertificate() : null;
    }

    @Override
    public SourceAddress source() {
        return source;
    }
}
