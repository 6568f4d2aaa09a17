package org.ringfence.sipclient;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A SIP message: a start line, headers in their order, a body. */
public final class SipMessage {

    private static final Map<String, String> COMPACT = Map.of(
            "v",
            "Via",
            "f",
            "From",
            "t",
            "To",
            "i",
            "Call-ID",
            "m",
            "Contact",
            "l",
            "Content-Length",
            "c",
            "Content-Type",
            "k",
            "Supported",
            "x",
            "Session-Expires");

    private final String startLine;
    private final List<Header> headers;
    private final String body;

    /** One header line. */
    public record Header(String name, String value) {}

    public SipMessage(String startLine, List<Header> headers, String body) {
        this.startLine = startLine;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    public static SipMessage of(String startLine) {
        return new SipMessage(startLine, List.of(), "");
    }

    /**
     * Reads a whole message.
     *
     * @throws IllegalArgumentException if it has no end of headers
     */
    public static SipMessage parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalArgumentException("Not a SIP message: " + text);
        }
        String[] lines = text.substring(0, end).replaceAll("\r\n[ \t]+", " ").split("\r\n", -1);
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            String name = lines[i].substring(0, colon).strip();
            String full = COMPACT.getOrDefault(name.toLowerCase(Locale.ROOT), name);
            headers.add(new Header(full, lines[i].substring(colon + 1).strip()));
        }
        return new SipMessage(lines[0], headers, text.substring(end + 4));
    }

    public boolean isRequest() {
        return !startLine.startsWith("SIP/2.0 ");
    }

    /** The method, of a request or of the request that this answers. */
    public String method() {
        if (isRequest()) {
            return startLine.substring(0, startLine.indexOf(' '));
        }
        String sequence = header("CSeq");
        return sequence.substring(sequence.indexOf(' ') + 1);
    }

    /** The Request-URI. */
    public String uri() {
        return startLine.split(" ", -1)[1];
    }

    /** The status of a response, 0 for a request. */
    public int status() {
        return isRequest() ? 0 : Integer.parseInt(startLine.substring(8, 11));
    }

    public String startLine() {
        return startLine;
    }

    public String body() {
        return body;
    }

    public List<Header> headers() {
        return headers;
    }

    public Optional<String> find(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** All values of the headers of this name, in their order. */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /**
     * The first header of this name.
     *
     * @throws AssertionError if there is none, because a test expects it
     */
    public String header(String name) {
        return find(name).orElseThrow(() -> new AssertionError("No header " + name + " in\n" + format()));
    }

    /** The tag of a From or To header, or empty. */
    public String tag(String name) {
        String value = header(name);
        int start = value.indexOf(";tag=");
        if (start < 0) {
            return "";
        }
        int end = value.indexOf(';', start + 5);
        return end < 0 ? value.substring(start + 5) : value.substring(start + 5, end);
    }

    /** The URI within the angle brackets of a header, or the whole value before its parameters. */
    public static String uriIn(String value) {
        int open = value.indexOf('<');
        int close = value.indexOf('>', open + 1);
        if (open >= 0 && close > open) {
            return value.substring(open + 1, close);
        }
        int semicolon = value.indexOf(';');
        return semicolon < 0 ? value : value.substring(0, semicolon);
    }

    public long sequence() {
        String value = header("CSeq");
        return Long.parseLong(value.substring(0, value.indexOf(' ')));
    }

    public SipMessage with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new SipMessage(startLine, more, body);
    }

    public SipMessage withFirst(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(0, new Header(name, value));
        return new SipMessage(startLine, more, body);
    }

    public SipMessage without(String name) {
        List<Header> fewer = new ArrayList<>(headers);
        fewer.removeIf(header -> header.name().equalsIgnoreCase(name));
        return new SipMessage(startLine, fewer, body);
    }

    /** With a session description; an empty one takes the body away. */
    public SipMessage withSdp(String sdp) {
        SipMessage bare = new SipMessage(startLine, headers, sdp).without("Content-Type");
        return sdp.isEmpty() ? bare : bare.with("Content-Type", "application/sdp");
    }

    /** An answer as RFC 3261 8.2.6 builds it: the same Via, From, To, Call-ID and CSeq. */
    public SipMessage answer(int status, String reason, String toTag) {
        List<Header> copied = new ArrayList<>();
        for (Header header : headers) {
            switch (header.name().toLowerCase(Locale.ROOT)) {
                case "via", "from", "call-id", "cseq", "record-route" -> copied.add(header);
                case "to" ->
                    copied.add(tag("To").isEmpty() ? new Header("To", header.value() + ";tag=" + toTag) : header);
                default -> {}
            }
        }
        return new SipMessage("SIP/2.0 " + status + " " + reason, copied, "");
    }

    /** The message as it goes over the wire, with its Content-Length. */
    public String format() {
        StringBuilder text = new StringBuilder(512).append(startLine).append("\r\n");
        for (Header header : headers) {
            if (!header.name().equalsIgnoreCase("Content-Length")) {
                text.append(header.name()).append(": ").append(header.value()).append("\r\n");
            }
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return text.append("Content-Length: ")
                .append(length)
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    @Override
    public String toString() {
        return format();
    }
}
