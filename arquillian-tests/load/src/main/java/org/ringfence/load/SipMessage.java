package org.ringfence.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A received SIP message, read only as far as a load generator needs: the first line and headers on demand. */
final class SipMessage {

    private final String text;
    private final String[] lines;

    SipMessage(byte[] bytes, int length) {
        text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        lines = (end < 0 ? text : text.substring(0, end)).split("\r\n");
    }

    boolean isResponse() {
        return text.startsWith("SIP/2.0 ");
    }

    int status() {
        return Integer.parseInt(text.substring(8, 11));
    }

    String method() {
        return text.substring(0, text.indexOf(' '));
    }

    /** The method in CSeq, which tells what a response is about. */
    String sequenceMethod() {
        String sequence = header("CSeq");
        return sequence == null
                ? ""
                : sequence.substring(sequence.indexOf(' ') + 1).trim();
    }

    @Nullable
    String header(String name) {
        List<String> all = headers(name);
        return all.isEmpty() ? null : all.get(0);
    }

    List<String> headers(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        List<String> values = new ArrayList<>(2);
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].regionMatches(true, 0, prefix, 0, prefix.length())) {
                values.add(lines[i].substring(prefix.length()).trim());
            }
        }
        return values;
    }

    /** A response to this request with its Via, From, To (with the tag), Call-ID and CSeq, and further header lines. */
    String answer(String statusLine, String toTag, String furtherHeaders, String body) {
        StringBuilder answer =
                new StringBuilder(600).append("SIP/2.0 ").append(statusLine).append("\r\n");
        headers("Via").forEach(via -> answer.append("Via: ").append(via).append("\r\n"));
        headers("Record-Route")
                .forEach(route -> answer.append("Record-Route: ").append(route).append("\r\n"));
        String to = String.valueOf(header("To"));
        answer.append("From: ").append(header("From")).append("\r\nTo: ").append(to);
        if (!to.contains(";tag=")) {
            answer.append(";tag=").append(toTag);
        }
        return answer.append("\r\nCall-ID: ")
                .append(header("Call-ID"))
                .append("\r\nCSeq: ")
                .append(header("CSeq"))
                .append("\r\n")
                .append(furtherHeaders)
                .append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }
}
