package org.ringfence.sip.container;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.RequestLineParser;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;

/** The stack's parser within bounds: it counts what it can't read, and makes requests that know their transaction. */
final class BoundedParser extends StringMsgParser {

    private static final int HEADER_LINES_MAXIMUM = 256;

    private final StackStatistics statistics;

    BoundedParser(StackStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public SIPMessage parseSIPMessage(
            byte[] message, boolean readBody, boolean strict, ParseExceptionListener exceptions) throws ParseException {
        try {
            refuseTooManyLines(message);
            return super.parseSIPMessage(message, readBody, strict, exceptions);
        } catch (ParseException malformed) {
            statistics.malformed.increment();
            throw malformed;
        } catch (RuntimeException unexpected) {
            // the stack's parser stumbles over some malformed messages instead of refusing them
            statistics.malformed.increment();
            ParseException malformed = new ParseException("malformed message", 0);
            malformed.initCause(unexpected);
            throw malformed;
        }
    }

    @Override
    protected SIPMessage processFirstLine(String firstLine, ParseExceptionListener exceptions, byte[] message)
            throws ParseException {
        if (firstLine.startsWith("SIP/")) {
            return super.processFirstLine(firstLine, exceptions, message);
        }
        SIPRequest request = new KeyedRequest();
        request.setRequestLine(new RequestLineParser(firstLine + "\n").parse());
        return request;
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
