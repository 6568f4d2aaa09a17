package org.ringfence.sipapp.calls;

import javax.servlet.sip.SipServletMessage;

/** The methods that this server takes within the dialogs of calls. */
final class Allowed {

    static final String METHODS = "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO, PRACK, MESSAGE";

    private Allowed() {}

    static void put(SipServletMessage message) {
        message.setHeader("Allow", METHODS);
    }
}
