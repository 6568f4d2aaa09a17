package org.ringfence.sipapp.perimeter;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.infinispan.Cache;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.registrar.LocationTable;
import org.ringfence.call.registrar.Registration;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkStore;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.sharing.BanSharing;
import org.ringfence.policy.BanPolicy;
import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.GuessingPolicy;
import org.ringfence.policy.Policy;
import org.ringfence.policy.PolicySource;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.policy.address.AddressSet;

/** Puts the perimeter together with this server's policies, addresses, trunks, registrations and time. */
@ApplicationScoped
public class PerimeterService {

    private static final String NODE = "ringfence.node";
    private static final String ONLY_NODE = "ringfence";
    private static final int REFRESH_SECONDS = 5;
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final int MOST_UNSHARED = 10_000;
    private static final String CLUSTER = "ringfence.cluster";
    /** For the confirmation of an unban; a node that dies is noticed later. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    private PolicySource policies;

    @Inject
    private TrunkStore trunks;

    @Inject
    private LocationTable locations;

    @Inject
    private SecurityEvents securityEvents;

    @Resource
    private ManagedThreadFactory threads;

    @Resource(lookup = "java:jboss/infinispan/cache/ringfence/bans")
    private Cache<String, String> sharedBans;

    private final List<PolicySource.Listening> listening = new ArrayList<>();
    private final long started = System.nanoTime();
    private volatile AddressSet own = AddressSet.EMPTY;
    private volatile AddressSet peers = AddressSet.EMPTY;
    private @Nullable Perimeter perimeter;
    private @Nullable BanSharing sharing;
    private @Nullable ScheduledThreadPoolExecutor timer;

    @PostConstruct
    void start() {
        String node = System.getProperty(NODE, ONLY_NODE);
        own = ownAddresses();
        peers = gateways();
        Perimeter made = new Perimeter(
                policies,
                () -> own,
                () -> peers,
                node,
                Clock.systemUTC(),
                () -> System.nanoTime() - started + FIRST_NANOS,
                new SecureRandom());
        perimeter = made;
        made.bans().listen(new PerimeterWatch());
        PerimeterEvents told = new PerimeterEvents(securityEvents, node);
        made.bans().listen(told);
        sharing = share(made);
        listen(FirewallPolicy.class, made);
        listen(GuessingPolicy.class, made);
        listen(BanPolicy.class, made);
        rememberRegistrations(made);
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, threads);
        timer = executor;
        executor.scheduleWithFixedDelay(() -> tend(made, told), REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    private BanSharing share(Perimeter made) {
        Clock clock = Clock.systemUTC();
        BanSharingReport report = new BanSharingReport();
        InfinispanBanStore store =
                new InfinispanBanStore(sharedBans, clock, System.getProperty(NODE, ONLY_NODE), report::unreadable);
        BanSharing started = new BanSharing(made.bans(), store, clock, report, MOST_UNSHARED);
        started.start(threads);
        return started;
    }

    private <P extends Policy> void listen(Class<P> type, Perimeter made) {
        listening.add(policies.listen(type, changed -> made.refresh()));
    }

    /** Phones that were registered before a restart are known at once. */
    private void rememberRegistrations(Perimeter made) {
        for (Registration registration : locations.all()) {
            String account = registration.address().toString();
            registration.bindings().forEach(binding -> PhonePlaces.remember(made, account, binding));
        }
    }

    /** An edge: whatever breaks is told, and tried again at the next turn. */
    private void tend(Perimeter made, PerimeterEvents told) {
        try {
            AddressSet gateways = gateways();
            if (!gateways.equals(peers)) {
                peers = gateways;
                made.refresh();
            }
            made.bans().sweep();
            told.tend(made);
            if (made.turn()) {
                PerimeterLog.LOG.countersReset();
            }
        } catch (RuntimeException broken) {
            PerimeterLog.LOG.notTended(broken);
        }
    }

    private static AddressSet ownAddresses() {
        List<AddressRange> addresses = new ArrayList<>();
        addresses.add(AddressRange.parse("127.0.0.1"));
        addresses.add(AddressRange.parse("::1"));
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(AddressRange::of)
                    .forEach(addresses::add);
        } catch (SocketException noInterfaces) {
            PerimeterLog.LOG.noInterfaces(noInterfaces.getMessage());
        }
        return AddressSet.of(addresses);
    }

    /** Gateways of trunks in service given by an address; one given by a name is a stranger like any other. */
    private AddressSet gateways() {
        List<AddressRange> addresses = new ArrayList<>();
        for (Trunk trunk : trunks.all()) {
            for (Gateway gateway : trunk.gateways()) {
                if (trunk.enabled() && AddressRange.isAddress(gateway.host())) {
                    addresses.add(AddressRange.parse(gateway.host()));
                }
            }
        }
        return AddressSet.of(addresses);
    }

    /** Waits a little until all nodes have what was changed here, and tells which have it (SPEC Q10). */
    public Agreement agreement() {
        BanSharing shared = sharing;
        if (shared == null) {
            return new Agreement(List.of(), 0);
        }
        try {
            List<String> nodes = shared.confirmed(PATIENCE);
            int configured = Math.max(1, System.getProperty(CLUSTER, "").split(",").length);
            return new Agreement(nodes, Math.max(0, configured - nodes.size()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Agreement(List.of(), 0);
        }
    }

    /**
     * Who has all changes of bans.
     *
     * @param nodes names of the nodes that have them, none when that could not be found out in time
     * @param unreached how many nodes of the configured ones are not among them
     */
    public record Agreement(List<String> nodes, int unreached) {}

    /** The perimeter of this server. */
    @Produces
    @Singleton
    Perimeter perimeter() {
        if (perimeter == null) {
            throw new IllegalStateException("The perimeter has not been started");
        }
        return perimeter;
    }

    @PreDestroy
    void stop() {
        listening.forEach(PolicySource.Listening::close);
        if (sharing != null) {
            sharing.close();
        }
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
