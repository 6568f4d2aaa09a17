package org.ringfence.sipapp.calls;

import javax.servlet.sip.SipServletMessage;

/** What tells the transactions of one dialog apart. */
final class CSeq {

    private CSeq() {}

    /** The number of the CSeq header as it stands in the message, the same for an INVITE, its ACK and its CANCEL. */
    static String number(SipServletMessage message) {
        String value = message.getHeader("CSeq");
        int space = value == null ? -1 : value.indexOf(' ');
        if (value == null || space < 0) {
            throw new IllegalStateException("A message without CSeq got through the parser");
        }
        return value.substring(0, space);
    }

    /** Names the transaction of a message within this server. */
    static String transaction(SipServletMessage message) {
        return message.getCallId() + ' ' + number(message);
    }
}
