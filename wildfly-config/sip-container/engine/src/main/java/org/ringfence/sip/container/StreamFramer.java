package org.ringfence.sip.container;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into SIP messages by Content-Length (RFC 3261 section 18.3), within a bound. Holds no memory
 * between messages. Not safe for threads.
 */
final class StreamFramer {

    private static final int FIRST_BUFFER = 1_024;
    private static final int NOT_KNOWN = -1;
    private static final byte[] CONTENT_LENGTH = {'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h'};

    private final int maximum;
    private final Sink sink;
    private byte @Nullable [] buffer;
    private int filled;
    private int lineStart;
    private int scanned;
    private int end = NOT_KNOWN;
    private int contentLength = NOT_KNOWN;
    private int newlines;

    /** Takes what comes. */
    interface Sink {

        /** A whole message, headers and body. */
        void message(byte[] message) throws IOException;

        /** A keep-alive of two line ends between messages, which asks for one in return (RFC 5626 section 4.4.1). */
        void ping() throws IOException;
    }

    StreamFramer(int maximumBytes, Sink sink) {
        maximum = maximumBytes;
        this.sink = sink;
    }

    /** Whether a message has begun and not ended. */
    boolean isWithinMessage() {
        return filled > 0;
    }

    /**
     * Takes the next bytes.
     *
     * @throws IOException if the stream can't be cut into messages any more
     */
    void accept(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int stop = offset + length;
        while (at < stop) {
            if (filled == 0 && (bytes[at] == '\r' || bytes[at] == '\n')) {
                betweenMessages(bytes[at]);
                at++;
            } else {
                newlines = 0;
                at += append(bytes, at, stop);
                scan();
            }
        }
    }

    private void betweenMessages(byte lineEnd) throws IOException {
        if (lineEnd == '\n' && ++newlines == 2) {
            newlines = 0;
            sink.ping();
        }
    }

    /** Takes all bytes of the header, or those that the body still lacks; returns how many. */
    private int append(byte[] bytes, int at, int stop) throws IOException {
        int wanted = stop - at;
        if (end != NOT_KNOWN) {
            wanted = Math.min(wanted, end - filled);
        } else {
            wanted = Math.min(wanted, untilNewline(bytes, at, stop));
        }
        if (filled + wanted > maximum) {
            throw new IOException("A message on a stream is longer than " + maximum + " bytes");
        }
        if (buffer == null) {
            buffer = new byte[Math.max(FIRST_BUFFER, wanted)];
        } else if (filled + wanted > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(filled + wanted, Math.min(maximum, 2 * buffer.length)));
        }
        System.arraycopy(bytes, at, buffer, filled, wanted);
        filled += wanted;
        return wanted;
    }

    private static int untilNewline(byte[] bytes, int at, int stop) {
        for (int i = at; i < stop; i++) {
            if (bytes[i] == '\n') {
                return i - at + 1;
            }
        }
        return stop - at;
    }

    private void scan() throws IOException {
        if (end == NOT_KNOWN && buffer[filled - 1] == '\n') {
            headerLine();
        }
        if (end == filled) {
            byte[] message = Arrays.copyOf(buffer, filled);
            buffer = null;
            filled = 0;
            scanned = 0;
            lineStart = 0;
            end = NOT_KNOWN;
            contentLength = NOT_KNOWN;
            sink.message(message);
        }
    }

    /** A line is whole. What it continues is looked at when the next line has shown that it ended. */
    private void headerLine() throws IOException {
        int line = scanned;
        scanned = filled;
        refuseLoneCarriageReturn(line);
        boolean blank = filled - line == 1 || (filled - line == 2 && buffer[line] == '\r');
        boolean continues = line > 0 && (buffer[line] == ' ' || buffer[line] == '\t');
        if (continues && !blank) {
            return;
        }
        if (lineStart > 0) {
            field(lineStart, line);
        }
        lineStart = line;
        if (blank) {
            end = filled + Math.max(contentLength, 0);
            if (end > maximum) {
                throw new IOException("A message on a stream is longer than " + maximum + " bytes");
            }
        }
    }

    /** The parser takes one for a line end, so that both would see different headers. */
    private void refuseLoneCarriageReturn(int line) throws IOException {
        for (int i = line; i < filled - 2; i++) {
            if (buffer[i] == '\r') {
                throw new IOException("A message on a stream has a carriage return within a line");
            }
        }
    }

    /** A whole header field with its continuations. */
    private void field(int from, int to) throws IOException {
        int colon = nameEnd(from, to);
        if (colon < 0) {
            return;
        }
        int value = contentLengthOf(colon + 1, to);
        if (contentLength != NOT_KNOWN && contentLength != value) {
            throw new IOException("A message on a stream has two lengths");
        }
        contentLength = value;
    }

    /** Where the colon stands if this field is Content-Length, else -1. */
    private int nameEnd(int from, int to) {
        int at = from;
        if ((buffer[at] | 0x20) == 'l') {
            at++;
        } else {
            for (byte expected : CONTENT_LENGTH) {
                if (at >= to || (buffer[at] | 0x20) != expected) {
                    return -1;
                }
                at++;
            }
        }
        while (at < to && (buffer[at] == ' ' || buffer[at] == '\t')) {
            at++;
        }
        return at < to && buffer[at] == ':' ? at : -1;
    }

    private int contentLengthOf(int from, int to) throws IOException {
        int at = from;
        while (at < to && buffer[at] <= ' ' && buffer[at] >= 0) {
            at++;
        }
        int digits = at;
        int value = 0;
        while (at < to && buffer[at] >= '0' && buffer[at] <= '9') {
            value = Math.min(value * 10 + (buffer[at] - '0'), maximum + 1);
            at++;
        }
        boolean any = at > digits;
        while (at < to && buffer[at] <= ' ' && buffer[at] >= 0) {
            at++;
        }
        if (!any || at < to) {
            throw new IOException("A message on a stream has no readable length");
        }
        return value;
    }
}
