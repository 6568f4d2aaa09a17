package org.ringfence.gate.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.spi.MessageView;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.Transport;

/** A request as a test writes it: method, Request-URI, headers. */
record Request(String method, String requestUri, List<String> lines) implements MessageView {

    static Request of(String method, String uri, String... headers) {
        return new Request(method, uri, List.of(headers));
    }

    @Override
    public String requestUriScheme() {
        return requestUri.substring(0, requestUri.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable String requestUriUser() {
        int at = requestUri.indexOf('@');
        return at < 0 ? null : requestUri.substring(requestUri.indexOf(':') + 1, at);
    }

    @Override
    public String requestUriHost() {
        return requestUri.substring(Math.max(requestUri.indexOf('@'), requestUri.indexOf(':')) + 1);
    }

    @Override
    public String callId() {
        return "call";
    }

    @Override
    public @Nullable String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (line.substring(0, colon).equalsIgnoreCase(name)) {
                values.add(line.substring(colon + 1).strip());
            }
        }
        return values;
    }

    @Override
    public Transport transport() {
        return Transport.UDP;
    }

    @Override
    public SourceAddress source() {
        return new SourceAddress(0, 0xFFFF_C000_0201L, 5060);
    }
}
