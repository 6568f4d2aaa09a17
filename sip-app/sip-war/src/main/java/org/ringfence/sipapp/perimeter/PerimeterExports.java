package org.ringfence.sipapp.perimeter;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.Perimeter;
import org.ringfence.policy.BanFeedPolicy;
import org.ringfence.policy.ExportPolicy;
import org.ringfence.policy.PolicySource;

/** Tells other programs of bans, a moment after they change, and takes lists of bans from others, in threads of its own. */
@ApplicationScoped
public class PerimeterExports {

    private static final String DATA = "jboss.server.data.dir";
    /** Only root can write there, so that nobody else can confirm. */
    private static final Path CONFIRMED = Path.of("/run/ringfence-nft/applied");

    @Inject
    private Perimeter perimeter;

    @Inject
    private PolicySource policies;

    @Resource
    private ManagedThreadFactory threads;

    private @Nullable FirewallList firewall;
    private @Nullable ScheduledThreadPoolExecutor timer;

    /** Begins; without effect if it has begun. */
    public synchronized void start() {
        if (timer != null) {
            return;
        }
        FirewallList list = new FirewallList(
                Path.of(System.getProperty(DATA, "."), "firewall", "addresses"),
                CONFIRMED,
                perimeter.bans(),
                () -> policies.current(ExportPolicy.class),
                Clock.systemUTC());
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(2, threads);
        executor.scheduleWithFixedDelay(guarded(list::tend), 1, 1, TimeUnit.SECONDS);
        BanFeeds feeds = new BanFeeds(
                () -> policies.current(BanFeedPolicy.class), perimeter.bans(), Clock.systemUTC(), System::nanoTime);
        executor.scheduleWithFixedDelay(guarded(feeds::tend), 1, 1, TimeUnit.SECONDS);
        firewall = list;
        timer = executor;
    }

    /** An edge: whatever breaks is told, and tried again at the next turn. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException broken) {
                PerimeterLog.LOG.notTended(broken);
            }
        };
    }

    /** A sentence about what the operating system's firewall knows of the bans; empty if it is not told. */
    public String firewallState() {
        FirewallList list = firewall;
        FirewallList.State state = list == null ? FirewallList.State.OFF : list.state();
        return switch (state) {
            case OFF -> "";
            case WAITING -> "The firewall's helper has not confirmed the latest list";
            case APPLIED -> "The firewall's helper has confirmed the latest list";
        };
    }

    /** Ends; files stay as they are. */
    @PreDestroy
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }
}
