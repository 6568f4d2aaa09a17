package org.ringfence.sip.container;

import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.RequestLineParser;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The stack's parser within bounds; it throws nothing else than that it can't parse. */
final class BoundedParser extends StringMsgParser {

    private static final int HEADER_LINES_MAXIMUM = 256;

    private SingleHeaders single = new SingleHeaders();

    /**
     * Parses a whole message.
     *
     * @return null if there is nothing in it
     * @throws ParseException if it is no message, or lacks what each message has (RFC 3261 section 8.1.1)
     */
    @Nullable
    SIPMessage parse(byte[] bytes) throws ParseException {
        SIPMessage message = parseSIPMessage(bytes, false, false, MandatoryHeaders.INSTANCE);
        if (message == null) {
            return null;
        }
        if (message.getFrom() == null
                || message.getTo() == null
                || message.getCallId() == null
                || message.getCSeq() == null
                || message.getTopmostVia() == null) {
            throw new ParseException("a mandatory header is missing", 0);
        }
        setBody(message, bytes);
        return message;
    }

    /** RFC 3261 section 18.3: what is behind the body is no part of the message, and a body is not cut short. */
    private static void setBody(SIPMessage message, byte[] bytes) throws ParseException {
        int start = Math.min((int) message.getSize(), bytes.length);
        ContentLength given = (ContentLength) message.getContentLength();
        int length = given == null ? bytes.length - start : given.getContentLength();
        if (length < 0 || length > bytes.length - start) {
            throw new ParseException("the body is shorter than its length", start);
        }
        if (length > 0) {
            message.setMessageContent(Arrays.copyOfRange(bytes, start, start + length));
        }
    }

    @Override
    public SIPMessage parseSIPMessage(
            byte[] message, boolean readBody, boolean strict, ParseExceptionListener exceptions) throws ParseException {
        try {
            refuseTooManyLines(message);
            return super.parseSIPMessage(message, readBody, strict, exceptions);
        } catch (RuntimeException unexpected) {
            // the stack's parser stumbles over some malformed messages instead of refusing them
            ParseException malformed = new ParseException("malformed message", 0);
            malformed.initCause(unexpected);
            throw malformed;
        }
    }

    @Override
    protected SIPMessage processFirstLine(String firstLine, ParseExceptionListener exceptions, byte[] message)
            throws ParseException {
        single = new SingleHeaders();
        if (firstLine.startsWith("SIP/")) {
            return super.processFirstLine(firstLine, exceptions, message);
        }
        StartLine.check(firstLine);
        SIPRequest request = new KeyedRequest();
        request.setRequestLine(new RequestLineParser(firstLine + "\n").parse());
        return request;
    }

    @Override
    protected void processHeader(String header, SIPMessage message, ParseExceptionListener exceptions, byte[] bytes)
            throws ParseException {
        single.see(header);
        super.processHeader(header, message, exceptions, bytes);
    }

    private static void refuseTooManyLines(byte[] message) throws ParseException {
        int lines = 0;
        for (int i = 0; i < message.length; i++) {
            if (message[i] != '\n') {
                continue;
            }
            if (i >= 2 && message[i - 1] == '\r' && message[i - 2] == '\n') {
                return;
            }
            if (++lines > HEADER_LINES_MAXIMUM) {
                throw new ParseException("more than " + HEADER_LINES_MAXIMUM + " header lines", i);
            }
        }
    }
}
