package org.ringfence.call.auth;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ringfence.call.routing.DomainDirectory;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkBook;

/** Tells who sends a request outside of dialogs: every method needs a proof, by password or by a trunk's address. */
public final class Identification {

    private static final int UNAUTHORIZED = 401;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final Authenticator authenticator;
    private final DomainDirectory domains;
    private final TrunkBook trunks;
    private final Function<String, String> realms;
    private final Predicate<String> ownHost;

    /**
     * Identification.
     *
     * @param realms the realm of a served domain
     * @param ownHost whether a host in lower case is one of this server's addresses
     */
    public Identification(
            Authenticator authenticator,
            DomainDirectory domains,
            TrunkBook trunks,
            Function<String, String> realms,
            Predicate<String> ownHost) {
        this.authenticator = authenticator;
        this.domains = domains;
        this.trunks = trunks;
        this.realms = realms;
        this.ownHost = ownHost;
    }

    /**
     * Judges a request.
     *
     * @param mayTry whether a password of the user with this name, at this domain, may be looked at now
     */
    public Identity identify(Approach approach, BiPredicate<String, String> mayTry) {
        if (!approach.isRegister()) {
            Optional<Trunk> trunk = trunks.at(approach.transport(), approach.sourceHost(), approach.sourcePort());
            if (trunk.isPresent()) {
                return new Identity.Carrier(trunk.get());
            }
        }
        String domain = domain(approach);
        if (domain.isEmpty()) {
            return new Identity.Refusal(Identity.Cause.FOREIGN_DOMAIN);
        }
        AuthRequest request = new AuthRequest(
                approach.method(),
                approach.requestUri(),
                realms.apply(domain),
                approach.answers(),
                approach.sourceHost(),
                approach.userAgent());
        Outcome outcome = authenticator.judge(request, username -> mayTry.test(username, domain));
        if (outcome instanceof Outcome.Unheard) {
            return new Identity.Silence();
        }
        if (outcome instanceof Outcome.Authentic authentic) {
            return authorise(approach, authentic.user());
        }
        boolean stale = outcome instanceof Outcome.Stale;
        return new Identity.Challenge(
                approach.isRegister() ? UNAUTHORIZED : PROXY_AUTHENTICATION_REQUIRED,
                approach.isRegister() ? "WWW-Authenticate" : "Proxy-Authenticate",
                authenticator.challenge(request, stale),
                domain,
                outcome);
    }

    /** The served domain that the sender has to belong to, empty if there is none. */
    private String domain(Approach approach) {
        if (approach.isRegister()) {
            // RFC 3261 section 10.3, steps 1 and 5
            boolean forUs = domains.isServed(approach.requestHost()) || ownHost.test(approach.requestHost());
            return forUs && domains.isServed(approach.to().host())
                    ? approach.to().host()
                    : "";
        }
        if (domains.isServed(approach.from().host())) {
            return approach.from().host();
        }
        // a stranger who calls one of our users is asked like anybody who forgot the password
        return domains.isServed(approach.requestHost()) ? approach.requestHost() : "";
    }

    private static Identity authorise(Approach approach, SipUser user) {
        if (!user.enabled()) {
            return new Identity.Refusal(Identity.Cause.DISABLED);
        }
        if (!user.transports().contains(approach.transport())) {
            return new Identity.Refusal(Identity.Cause.TRANSPORT);
        }
        Approach.Party claimed = approach.isRegister() ? approach.to() : approach.from();
        return isOwn(claimed, user) ? new Identity.User(user) : new Identity.Refusal(Identity.Cause.OTHER_IDENTITY);
    }

    private static boolean isOwn(Approach.Party claimed, SipUser user) {
        if (!claimed.host().equalsIgnoreCase(user.address().domain())) {
            return false;
        }
        String digits = claimed.user().startsWith("+") ? claimed.user().substring(1) : claimed.user();
        return claimed.user().equals(user.address().user()) || user.numbers().contains(digits);
    }
}
