package org.ringfence.call.auth;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.DomainDirectory;
import org.ringfence.call.routing.SignIn;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkBook;
import org.ringfence.call.routing.UserDirectory;

/** Tells who sends a request outside of dialogs: every method needs a proof, by password or by a trunk's address. */
public final class Identification {

    private static final String INVITE = "INVITE";
    private static final int UNAUTHORIZED = 401;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final Authenticator authenticator;
    private final DomainDirectory domains;
    private final TrunkBook trunks;
    private final UserDirectory users;
    private final IdentityRules rules;
    private final Predicate<String> ownHost;

    /**
     * Identification.
     *
     * @param ownHost whether a host in lower case is one of this server's addresses
     */
    public Identification(
            Authenticator authenticator,
            DomainDirectory domains,
            UserDirectory users,
            TrunkBook trunks,
            IdentityRules rules,
            Predicate<String> ownHost) {
        this.authenticator = authenticator;
        this.domains = domains;
        this.trunks = trunks;
        this.users = users;
        this.rules = rules;
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
        Optional<SipUser> unasked = withoutPassword(approach);
        if (unasked.isPresent()) {
            return authorise(approach, unasked.get());
        }
        AuthRequest request = new AuthRequest(
                approach.method(),
                approach.requestUri(),
                rules.realm(domain),
                approach.answers(),
                approach.sourceHost(),
                approach.transport().ordinal() << Short.SIZE | approach.sourcePort(),
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

    /** The user who is known without a password; whoever fails is asked for one, so that nobody can tell such users. */
    private Optional<SipUser> withoutPassword(Approach approach) {
        if (approach.isRegister() && !approach.transport().isConnectionOriented()) {
            // over UDP anybody could register a contact in the name of an address
            return Optional.empty();
        }
        Approach.Party claimed = approach.isRegister() ? approach.to() : approach.from();
        Optional<SipUser> user =
                claimed(claimed).filter(found -> !found.signIn().byPassword());
        if (user.isPresent() && user.get().signIn().type() == SignIn.Type.CERTIFICATE) {
            return user.filter(found -> found.signIn().isShown(approach.certificate()));
        }
        if (user.isEmpty() || !rules.takesWithoutPassword(approach.userAgent())) {
            return Optional.empty();
        }
        String host = approach.sourceHost();
        String dialled = approach.method().equals(INVITE) ? approach.dialled() : "";
        return user.filter(
                found -> found.signIn().isMet(host, approach.sourcePort(), dialled, rules.isAllowListed(host)));
    }

    private Optional<SipUser> claimed(Approach.Party party) {
        if (party.user().isEmpty() || party.host().isEmpty()) {
            return Optional.empty();
        }
        Optional<SipUser> named = users.byAddress(new AddressOfRecord(party.user(), party.host()));
        return named.isPresent() ? named : users.byNumber(digits(party)).filter(user -> isOwn(party, user));
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
        if (!rules.takesForeignNames() && isForeign(approach.to().host(), approach)) {
            return "";
        }
        if (domains.isServed(approach.from().host())) {
            return approach.from().host();
        }
        // who calls one of our users in another name is asked like anybody who forgot the password
        return rules.takesForeignNames() && domains.isServed(approach.requestHost()) ? approach.requestHost() : "";
    }

    /** Whether a host is neither here nor where the request goes: what users dial is judged when they are known. */
    private boolean isForeign(String host, Approach approach) {
        return !host.isEmpty()
                && !host.equals(approach.requestHost())
                && !domains.isServed(host)
                && !ownHost.test(host);
    }

    private Identity authorise(Approach approach, SipUser user) {
        if (!user.enabled()) {
            return new Identity.Refusal(Identity.Cause.DISABLED);
        }
        if (!mayUse(approach, user)) {
            return new Identity.Refusal(Identity.Cause.TRANSPORT);
        }
        Approach.Party claimed = approach.isRegister() ? approach.to() : approach.from();
        return isOwn(claimed, user) || isForeignName(approach)
                ? new Identity.User(user)
                : new Identity.Refusal(Identity.Cause.OTHER_IDENTITY);
    }

    /** What a call claims is replaced by who the user is; other requests are passed on as they are. */
    private boolean isForeignName(Approach approach) {
        return approach.method().equals(INVITE)
                && rules.takesForeignNames()
                && !domains.isServed(approach.from().host());
    }

    private boolean mayUse(Approach approach, SipUser user) {
        SipTransport transport = approach.transport();
        boolean allowed = user.transports().contains(transport);
        return switch (rules.transportBinding()) {
            case ANY -> true;
            case ALLOWED -> allowed;
            case SECURE_ONLY -> allowed && transport.isSecure();
            case REGISTERED -> allowed && (approach.isRegister() || rules.isRegisteredOver(user.address(), transport));
        };
    }

    private static String digits(Approach.Party party) {
        return party.user().startsWith("+") ? party.user().substring(1) : party.user();
    }

    private static boolean isOwn(Approach.Party claimed, SipUser user) {
        if (!claimed.host().equalsIgnoreCase(user.address().domain())) {
            return false;
        }
        return claimed.user().equals(user.address().user()) || user.numbers().contains(digits(claimed));
    }
}
