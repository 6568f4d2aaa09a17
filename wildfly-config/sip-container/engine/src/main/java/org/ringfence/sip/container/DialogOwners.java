package org.ringfence.sip.container;

import gov.nist.javax.sip.message.SIPRequest;
import javax.sip.address.URI;
import javax.sip.header.Parameters;
import javax.sip.header.RouteHeader;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.SipApplicationDispatcher;
import org.mobicents.servlet.sip.core.SipContext;
import org.mobicents.servlet.sip.core.session.MobicentsSipApplicationSessionKey;
import org.mobicents.servlet.sip.core.session.SessionManagerUtil;

/**
 * Tells whether a request that claims to be within a dialog belongs to anything that an application has going. The
 * container passes on whatever it can't place to wherever its Route or Request-URI says, for anybody.
 */
final class DialogOwners {

    private static final String APPLICATION = "appname";
    private static final String SESSION = "app_id";
    /** A tag of the container: chance, server, application, session. */
    private static final int TAG_PARTS = 4;

    private final SipApplicationDispatcher dispatcher;

    DialogOwners(SipApplicationDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** Whether the first Route, the To tag or the Request-URI names a session that is alive, and no other server. */
    boolean own(SIPRequest request) {
        RouteHeader route = (RouteHeader) request.getHeader(RouteHeader.NAME);
        if (route != null && dispatcher.isRouteExternal(route)) {
            return false;
        }
        return (route != null && isOfSession(route.getAddress().getURI()))
                || isOfSession(request.getRequestURI())
                || isTagOfSession(request.getTo().getTag());
    }

    private boolean isOfSession(URI uri) {
        return uri instanceof Parameters parameters
                && isAlive(parameters.getParameter(APPLICATION), parameters.getParameter(SESSION));
    }

    private boolean isTagOfSession(String tag) {
        String[] parts = tag.split("_", TAG_PARTS + 1);
        return parts.length == TAG_PARTS
                && parts[1].equalsIgnoreCase(dispatcher.getApplicationServerIdHash())
                && isAlive(parts[2], parts[3]);
    }

    private boolean isAlive(@Nullable String applicationHash, @Nullable String session) {
        String name = applicationHash == null ? null : dispatcher.getApplicationNameFromHash(applicationHash);
        SipContext application = name == null ? null : dispatcher.findSipApplication(name);
        if (application == null || session == null || session.isEmpty()) {
            return false;
        }
        MobicentsSipApplicationSessionKey key = SessionManagerUtil.getSipApplicationSessionKey(name, session, null);
        return application.getSipManager().getSipApplicationSession(key, false) != null;
    }
}
