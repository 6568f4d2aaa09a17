package org.ringfence.sipapp.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as the far end reads it; only what the B2BUA of this server sends needs to be understood.
 *
 * @param method the method
 * @param user user part of the Request-URI
 * @param headers header lines as they came
 * @param body the body, empty for none
 */
record FarRequest(String method, String user, List<String> headers, String body) {

    FarRequest {
        headers = List.copyOf(headers);
    }

    /** Reads a datagram; empty for a response and for anything else that is no request. */
    static Optional<FarRequest> parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = (end < 0 ? text : text.substring(0, end)).split("\r\n", -1);
        String[] start = lines[0].split(" ", -1);
        if (end < 0 || start.length != 3 || !start[2].equals("SIP/2.0")) {
            return Optional.empty();
        }
        List<String> headers = new ArrayList<>(List.of(lines).subList(1, lines.length));
        return Optional.of(new FarRequest(start[0], userOf(start[1]), headers, text.substring(end + 4)));
    }

    private static String userOf(String uri) {
        int colon = uri.indexOf(':');
        int at = uri.indexOf('@');
        return at < 0 ? "" : uri.substring(colon + 1, at);
    }

    String header(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst()
                .orElse("");
    }

    String callId() {
        return header("Call-ID");
    }

    /** An answer with the headers that RFC 3261 8.2.6 asks for. */
    String answer(int status, String reason, String tag, String contact, String sdp) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + " " + reason + "\r\n");
        for (String line : headers) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("to:")) {
                text.append(line)
                        .append(lower.contains(";tag=") ? "" : ";tag=" + tag)
                        .append("\r\n");
            } else if (lower.startsWith("via:")
                    || lower.startsWith("from:")
                    || lower.startsWith("call-id:")
                    || lower.startsWith("cseq:")
                    || lower.startsWith("record-route:")) {
                text.append(line).append("\r\n");
            }
        }
        text.append("Contact: <").append(contact).append(">\r\n");
        if (!sdp.isEmpty()) {
            text.append("Content-Type: application/sdp\r\n");
        }
        return text.append("Content-Length: ")
                .append(sdp.length())
                .append("\r\n\r\n")
                .append(sdp)
                .toString();
    }
}
