package org.ringfence.sip.container;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request that can't be parsed, of which the header fields that an answer needs may still be read as text. The answer
 * repeats these fields alone: it is not longer than the request by more than a few words.
 */
final class MalformedRequest {

    private static final String SIP_VERSION = " SIP/";

    private final List<String> vias = new ArrayList<>(2);
    private final String requestLine;
    private @Nullable String from;
    private @Nullable String to;
    private @Nullable String callId;
    private @Nullable String cSeq;

    MalformedRequest(byte[] message) {
        // each byte is a char and back again, whatever its encoding
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int start = 0;
        while (start < text.length() && text.charAt(start) <= ' ') {
            start++;
        }
        String[] lines = text.substring(start).split("\r?\n", -1);
        requestLine = lines[0];
        StringBuilder field = new StringBuilder();
        for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
            if (lines[i].charAt(0) != ' ' && lines[i].charAt(0) != '\t') {
                keep(field);
                field.setLength(0);
            }
            field.append(lines[i]);
        }
        keep(field);
    }

    private void keep(StringBuilder field) {
        int colon = field.indexOf(":");
        if (colon <= 0) {
            return;
        }
        String value = field.substring(colon + 1).strip();
        switch (field.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
            case "via", "v" -> vias.add(value);
            case "from", "f" -> from = from == null ? value : from;
            case "to", "t" -> to = to == null ? value : to;
            case "call-id", "i" -> callId = callId == null ? value : callId;
            case "cseq" -> cSeq = cSeq == null ? value : cSeq;
            default -> {
                // an answer does not need it
            }
        }
    }

    /** The answer, or null if there is too little to answer with or if its kind is never answered. */
    byte @Nullable [] answer(int status, String reason, String serverHeader, InetAddress source, int port) {
        boolean request = requestLine.contains(SIP_VERSION) && !requestLine.startsWith("ACK ");
        if (!request || vias.isEmpty() || from == null || to == null || callId == null || cSeq == null) {
            return null;
        }
        StringBuilder text = new StringBuilder(512);
        text.append("SIP/2.0 ").append(status).append(' ').append(reason).append("\r\n");
        vias.set(0, withSource(vias.get(0), source, port));
        vias.forEach(via -> field(text, "Via", via));
        field(text, "From", from);
        field(text, "To", to.toLowerCase(Locale.ROOT).contains(";tag=") ? to : to + ";tag=malformed");
        field(text, "Call-ID", callId);
        field(text, "CSeq", cSeq);
        field(text, "Server", serverHeader);
        field(text, "Content-Length", "0");
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** RFC 3581 section 4, as far as the field can be read. */
    private static String withSource(String via, InetAddress source, int port) {
        int parameter = via.indexOf(";rport");
        int after = parameter + ";rport".length();
        boolean asked = parameter >= 0 && (after == via.length() || ";, ".indexOf(via.charAt(after)) >= 0);
        return asked
                ? via.substring(0, after) + "=" + port + ";received=" + source.getHostAddress() + via.substring(after)
                : via;
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}
