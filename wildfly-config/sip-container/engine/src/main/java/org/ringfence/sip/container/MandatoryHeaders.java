package org.ringfence.sip.container;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import java.text.ParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses a message whose mandatory header fields can't be parsed, and passes over others (RFC 3261 section 8.1.1). */
final class MandatoryHeaders implements ParseExceptionListener {

    static final MandatoryHeaders INSTANCE = new MandatoryHeaders();

    private static final Set<Class<?>> MANDATORY = Set.of(
            From.class,
            To.class,
            CSeq.class,
            Via.class,
            CallID.class,
            MaxForwards.class,
            Contact.class,
            ContentLength.class,
            RequestLine.class,
            StatusLine.class);

    private MandatoryHeaders() {}

    @Override
    @SuppressWarnings("rawtypes")
    public void handleException(
            ParseException unreadable,
            SIPMessage message,
            @Nullable Class headerClass,
            @Nullable String header,
            @Nullable String text)
            throws ParseException {
        if (headerClass != null && MANDATORY.contains(headerClass)) {
            throw unreadable;
        }
        if (header != null) {
            message.addUnparsed(header);
        }
    }
}
