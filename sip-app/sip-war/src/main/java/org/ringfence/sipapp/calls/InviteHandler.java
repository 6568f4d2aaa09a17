package org.ringfence.sipapp.calls;

import java.io.IOException;
import javax.servlet.sip.SipServletRequest;

/** Takes an INVITE from a caller that has been authenticated, and makes a call of it or refuses it. */
@FunctionalInterface
public interface InviteHandler {

    /** Handles an INVITE outside of any dialog. */
    void invited(SipServletRequest invite) throws IOException;
}
