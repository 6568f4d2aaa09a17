package org.ringfence.sipapp.calls;

import jakarta.servlet.ServletException;
import java.io.IOException;
import javax.servlet.sip.Address;
import javax.servlet.sip.ServletParseException;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipURI;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.b2bua.CallerIdentity;
import org.ringfence.call.b2bua.PassedHeaders;
import org.ringfence.call.b2bua.SipTarget;
import org.ringfence.call.session.Body;

/** Makes INVITEs towards callees from scratch: nothing of the caller's message is copied but what is named here. */
final class OutgoingInvites {

    private final SipFactory factory;
    private final String servlet;

    /**
     * Makes INVITEs.
     *
     * @param servlet name of the servlet that gets their answers
     */
    OutgoingInvites(SipFactory factory, String servlet) {
        this.factory = factory;
        this.servlet = servlet;
    }

    SipServletRequest create(
            SipApplicationSession application,
            SipServletRequest incoming,
            SipTarget target,
            @Nullable Body offer,
            Party party,
            @Nullable Long interval)
            throws ServletException, IOException {
        Address to = factory.createAddress(factory.createURI(target.to()));
        SipServletRequest invite = factory.createRequest(application, "INVITE", from(target.from()), to);
        invite.setRequestURI(factory.createURI(target.requestUri()));
        invite.getSession().setHandler(servlet);
        int hops = incoming.getMaxForwards();
        invite.setMaxForwards(hops <= 0 ? 70 : hops - 1);
        Allowed.put(invite);
        party.putOffered(invite, interval);
        if (target.trusted()) {
            invite.setHeader("P-Asserted-Identity", "<" + uri(target.from()) + ">");
        }
        SipBodies.put(offer, invite);
        if (offer != null) {
            SipBodies.copy(PassedHeaders.OF_A_BODY, incoming, invite);
        }
        party.sent(offer);
        return invite;
    }

    private Address from(CallerIdentity identity) throws ServletParseException {
        Address address = factory.createAddress(uri(identity));
        if (identity.name() != null) {
            address.setDisplayName(identity.name());
        }
        return address;
    }

    private SipURI uri(CallerIdentity identity) {
        return factory.createSipURI(identity.user(), identity.domain());
    }
}
