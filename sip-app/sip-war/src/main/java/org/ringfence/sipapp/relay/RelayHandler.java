package org.ringfence.sipapp.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.servlet.sip.Proxy;
import javax.servlet.sip.ServletParseException;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import javax.servlet.sip.TooManyHopsException;
import javax.servlet.sip.URI;
import org.ringfence.call.b2bua.ContactAddress;
import org.ringfence.call.b2bua.DialledNumber;
import org.ringfence.call.b2bua.ForeignAddress;
import org.ringfence.call.registrar.Binding;
import org.ringfence.call.registrar.LocationTable;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.DomainDirectory;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.UserDirectory;

/** Passes MESSAGE, OPTIONS, SUBSCRIBE, NOTIFY and PUBLISH of users to all phones of the user that they are for. */
public class RelayHandler {

    private static final String SUBSCRIBE = "SUBSCRIBE";
    /** Seconds that a subscription without Expires is kept. */
    private static final int USUAL_SUBSCRIPTION = 3600;

    private static final int LONGEST_SUBSCRIPTION = 86_400;
    private static final int MARGIN_MINUTES = 3;

    private final DomainDirectory domains;
    private final UserDirectory users;
    private final LocationTable locations;
    private final Predicate<String> ownHost;
    private final BooleanSupplier otherDomains;
    private final SipFactory factory;

    /**
     * A relay.
     *
     * @param ownHost whether a host in lower case is an address of this server
     * @param otherDomains whether users may send to addresses at domains elsewhere (SPEC E1)
     */
    public RelayHandler(
            DomainDirectory domains,
            UserDirectory users,
            LocationTable locations,
            Predicate<String> ownHost,
            BooleanSupplier otherDomains,
            SipFactory factory) {
        this.domains = domains;
        this.users = users;
        this.locations = locations;
        this.ownHost = ownHost;
        this.otherDomains = otherDomains;
        this.factory = factory;
    }

    /** Passes on a request of an authenticated user, or answers it. */
    public void relay(SipServletRequest request, SipUser sender) throws IOException {
        if (!(request.getRequestURI() instanceof SipURI uri)) {
            answer(request, SipServletResponse.SC_NOT_FOUND);
            return;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String domain = domains.isServed(host) || !ownHost.test(host)
                ? host
                : sender.address().domain();
        if (!domains.isServed(domain)) {
            String user = uri.getUser();
            if (otherDomains.getAsBoolean() && user != null && ForeignAddress.isReachable(user, host)) {
                pass(request, List.of(plain(uri)));
            } else {
                answer(request, SipServletResponse.SC_FORBIDDEN);
            }
            return;
        }
        Optional<SipUser> target = target(uri, domain);
        if (target.isEmpty()) {
            answer(request, SipServletResponse.SC_NOT_FOUND);
            return;
        }
        List<URI> phones = target.get().enabled() ? phones(target.get()) : List.of();
        if (phones.isEmpty()) {
            answer(request, SipServletResponse.SC_TEMPORARILY_UNAVAILABLE);
        } else {
            pass(request, phones);
        }
    }

    /** Without parameters, which might send it elsewhere than its host says. */
    private SipURI plain(SipURI uri) {
        SipURI plain = factory.createSipURI(uri.getUser(), uri.getHost());
        plain.setPort(uri.getPort());
        return plain;
    }

    private Optional<SipUser> target(SipURI uri, String domain) {
        String user = uri.getUser();
        if (user == null || user.isEmpty()) {
            return Optional.empty();
        }
        return users.byAddress(new AddressOfRecord(user, domain))
                .or(() -> DialledNumber.digits(user).flatMap(users::byNumber));
    }

    private List<URI> phones(SipUser user) {
        List<URI> phones = new ArrayList<>();
        for (Binding binding : locations.contacts(user.address())) {
            ContactAddress.of(binding).ifPresent(text -> phones.add(uri(text)));
        }
        return phones;
    }

    private URI uri(String text) {
        try {
            return factory.createURI(text);
        } catch (ServletParseException unparseable) {
            throw new IllegalStateException("A contact was taken that is no URI: " + text, unparseable);
        }
    }

    /**
     * Keeps what a SUBSCRIBE, the first one or a later one, needs for the messages that follow: a subscription is known
     * to the container for as long as it was asked for (RFC 6665 section 4.1.2), and a little longer.
     */
    public static void keep(SipServletRequest subscribe) {
        subscribe.getApplicationSession().setExpires(minutesToKeep(subscribe.getExpires()));
    }

    private static int minutesToKeep(int seconds) {
        return Math.min(seconds < 0 ? USUAL_SUBSCRIPTION : seconds, LONGEST_SUBSCRIPTION) / 60 + MARGIN_MINUTES;
    }

    private void pass(SipServletRequest request, List<URI> phones) throws IOException {
        boolean subscribe = request.getMethod().equals(SUBSCRIBE);
        if (subscribe) {
            keep(request);
        }
        // the proof was for us; whoever gets the request has no use for it that we would like
        request.removeHeader("Authorization");
        request.removeHeader("Proxy-Authorization");
        try {
            Proxy proxy = request.getProxy();
            proxy.setParallel(true);
            proxy.setRecordRoute(subscribe);
            proxy.setSupervised(false);
            // a phone must not make this server send elsewhere (SPEC E3)
            proxy.setRecurse(false);
            proxy.proxyTo(phones);
        } catch (TooManyHopsException tooMany) {
            answer(request, SipServletResponse.SC_TOO_MANY_HOPS);
        } catch (IllegalStateException unsendable) {
            // the container says so of a phone whose connection closed just now
            if (!request.isCommitted()) {
                answer(request, SipServletResponse.SC_TEMPORARILY_UNAVAILABLE);
            }
        }
    }

    private static void answer(SipServletRequest request, int status) throws IOException {
        request.createResponse(status).send();
        request.getApplicationSession().invalidate();
    }
}
