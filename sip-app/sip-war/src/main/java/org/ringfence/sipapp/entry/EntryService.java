package org.ringfence.sipapp.entry;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.servlet.sip.SipFactory;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.decision.TraceLog;
import org.ringfence.call.auth.Authenticator;
import org.ringfence.call.auth.CredentialStore;
import org.ringfence.call.auth.Identification;
import org.ringfence.call.auth.Nonces;
import org.ringfence.call.registrar.LocationTable;
import org.ringfence.call.registrar.Registrar;
import org.ringfence.call.routing.DomainDirectory;
import org.ringfence.call.routing.TrunkBook;
import org.ringfence.call.routing.TrunkStore;
import org.ringfence.call.routing.UserDirectory;
import org.ringfence.call.upkeep.LastUses;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.message.FormGate;
import org.ringfence.gate.message.OpeningGate;
import org.ringfence.gate.message.PingGate;
import org.ringfence.policy.PolicySource;
import org.ringfence.sip.spi.GateRegistry;
import org.ringfence.sipapp.OtherDomains;
import org.ringfence.sipapp.control.CountryWatch;
import org.ringfence.sipapp.perimeter.HoneypotCalls;
import org.ringfence.sipapp.perimeter.PerimeterExports;
import org.ringfence.sipapp.perimeter.PhonePlaces;
import org.ringfence.sipapp.perimeter.WeighedGate;
import org.ringfence.sipapp.registration.FlowWatch;
import org.ringfence.sipapp.registration.RegisterDesk;
import org.ringfence.sipapp.relay.RelayHandler;

/** The way in to this server: puts its parts together and hands in the gates. */
@ApplicationScoped
public class EntryService {

    private static final String NODE = "ringfence.node";
    private static final String ONLY_NODE = "ringfence";
    private static final int NODES = 1 << 16;

    @Inject
    private CredentialStore credentials;

    @Inject
    private DomainDirectory domains;

    @Inject
    private UserDirectory users;

    @Inject
    private TrunkStore trunks;

    @Inject
    private LocationTable locations;

    @Inject
    private PolicySource policies;

    @Inject
    private LedgerOpening opening;

    @Inject
    private Perimeter perimeter;

    @Inject
    private HoneypotCalls honeypotCalls;

    @Inject
    private PerimeterExports exports;

    @Inject
    private LastUses lastUses;

    @Inject
    private CountryWatch countries;

    @Inject
    private TraceLog traces;

    @Resource(lookup = "java:jboss/sip/gates")
    private GateRegistry gates;

    private final List<GateRegistry.Registration> registrations = new ArrayList<>();

    /** What the servlet works with. */
    record Parts(Tickets tickets, RelayHandler relay) {}

    /**
     * Opens the gates.
     *
     * @param ownHost whether a host is one of this server's addresses
     */
    synchronized Parts open(SipFactory factory, Predicate<String> ownHost) {
        EntryRules rules = new EntryRules(policies, locations);
        Clock clock = Clock.systemUTC();
        Identification identification = new Identification(
                new Authenticator(credentials, nonces(clock), rules::digest, ownHost),
                domains,
                users,
                new TrunkBook(trunks),
                rules,
                ownHost);
        PingGate ping = new PingGate(host -> domains.isServed(host) || ownHost.test(host));
        RegisterDesk desk = new RegisterDesk(new Registrar(locations, clock, rules::registration), (user, binding) -> {
            PhonePlaces.remember(perimeter, user.address().toString(), binding);
            countries.registered(user.account(), binding.receivedHost());
        });
        Tickets tickets = new Tickets(System::nanoTime);
        registrations.add(gates.register(perimeter.sourceGate()));
        registrations.add(gates.register(new FlowWatch(locations)));
        registrations.add(gates.register(perimeter.userAgentGate()));
        registrations.add(gates.register(new WeighedGate(new FormGate(), perimeter)));
        registrations.add(gates.register(new OpeningGate(opening::isOpen)));
        registrations.add(gates.register(new WeighedGate(ping, perimeter)));
        registrations.add(gates.register(new Reception(
                identification,
                desk,
                perimeter,
                honeypotCalls::mayCall,
                user -> lastUses.used(user.id()),
                tickets,
                new TurnedAwayCalls(traces))));
        exports.start();
        OtherDomains others = new OtherDomains(policies);
        return new Parts(tickets, new RelayHandler(domains, users, locations, ownHost, others::areReached, factory));
    }

    /** A key of this process alone: after a restart old nonces are stale, which costs a client one more round trip. */
    private static Nonces nonces(Clock clock) {
        SecureRandom chance = new SecureRandom();
        byte[] key = new byte[Nonces.KEY_BYTES];
        chance.nextBytes(key);
        int node = Math.floorMod(System.getProperty(NODE, ONLY_NODE).hashCode(), NODES);
        return new Nonces(key, node, clock, chance);
    }

    /** Takes the gates back. */
    synchronized void close() {
        registrations.forEach(GateRegistry.Registration::close);
        registrations.clear();
    }
}
