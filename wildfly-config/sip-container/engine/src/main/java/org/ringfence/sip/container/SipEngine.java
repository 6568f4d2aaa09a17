package org.ringfence.sip.container;

import gov.nist.javax.sip.ListeningPointExt;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.SipProvider;
import org.mobicents.ext.javax.sip.dns.DefaultDNSServerLocator;
import org.mobicents.servlet.sip.SipConnector;
import org.mobicents.servlet.sip.annotation.ConcurrencyControlMode;
import org.mobicents.servlet.sip.core.ExtendedListeningPoint;
import org.mobicents.servlet.sip.core.SipApplicationDispatcher;
import org.mobicents.servlet.sip.core.SipApplicationDispatcherImpl;
import org.mobicents.servlet.sip.core.SipService;
import org.mobicents.servlet.sip.startup.StaticServiceHolder;
import org.ringfence.sip.spi.GateRegistry;

/**
 * The SIP stack and servlet container. One engine runs in a process at a time, because the container keeps part of its
 * state in static fields.
 *
 * <p>A request whose next hop (Request-URI, or the first Route) names the address, port and transport that a message came
 * from leaves over the connection of that message while it is open (RFC 5923): a registrar stores these three beside a
 * contact, and reaches phones behind NAT by them.
 */
public final class SipEngine implements AutoCloseable {

    private static final String ROUTER_PROPERTY = "javax.servlet.sip.ar.spi.SipApplicationRouterProvider";
    private static final int TIMER_D_MILLIS = 32_000;

    private final Gates gates = new Gates();
    private final StackStatistics statistics = new StackStatistics();
    private final Map<String, ExtendedListeningPoint> connectors = new HashMap<>();
    private final Map<String, ConnectorStatistics> statisticsByConnector = new HashMap<>();
    private final List<SipApplicationContext> applications = new ArrayList<>();
    private final SipApplicationDispatcher dispatcher;
    private final GatedSipStack stack;
    private final ContainerService service = new ContainerService();

    private SipEngine(StackSettings settings) throws Exception {
        System.setProperty(ROUTER_PROPERTY, FirstApplicationRouter.Provider.class.getName());
        StaticServiceHolder.sipStandardService = service;
        StatelessAnswers answers =
                new StatelessAnswers(settings.serverHeader(), statistics, new SecureRandom().nextInt());
        dispatcher = new SipApplicationDispatcherImpl();
        dispatcher.getSipFactory().initialize("gov.nist", true);
        stack = new GatedSipStack(
                StackProperties.of(settings), settings, gates, statistics, answers, new DialogOwners(dispatcher));
        service.setSipApplicationDispatcher(dispatcher);
        service.setSipStack(stack);
        configureDispatcher(settings);
        // the container registers itself with the first server of MBeans, and complains where nobody has made one
        ManagementFactory.getPlatformMBeanServer();
        dispatcher.init();
        dispatcher.start();
        // the container forgets connectors that are added before this
        dispatcher.putInService();
    }

    /**
     * Starts an engine.
     *
     * @throws IllegalStateException if the stack can't be started
     */
    public static SipEngine start(StackSettings settings) {
        return inOwnClassLoader(() -> new SipEngine(settings), "The SIP stack could not be started");
    }

    private void configureDispatcher(StackSettings settings) {
        dispatcher.setSipService(service);
        dispatcher.setDomain("sip");
        dispatcher.setDNSServerLocator(new DefaultDNSServerLocator());
        dispatcher.setDNSTimeout(1);
        dispatcher.setBaseTimerInterval((int) settings.t1().toMillis());
        dispatcher.setT2Interval((int) settings.t2().toMillis());
        dispatcher.setT4Interval((int) settings.t4().toMillis());
        dispatcher.setTimerDInterval(TIMER_D_MILLIS);
        dispatcher.setMemoryThreshold(95);
        dispatcher.setBackToNormalMemoryThreshold(90);
        dispatcher.setCongestionControlCheckingInterval(-1);
        dispatcher.setGatherStatistics(false);
        dispatcher.setConcurrencyControlMode(ConcurrencyControlMode.SipApplicationSession);
        dispatcher.setBypassRequestExecutor(true);
        dispatcher.setBypassResponseExecutor(true);
        dispatcher.setSipStack(stack);
    }

    /** Where applications hand in their gates. */
    public GateRegistry gates() {
        return gates;
    }

    /** What passed since the start. */
    public StackStatistics statistics() {
        return statistics;
    }

    /** Server transactions that exist now. */
    public int serverTransactions() {
        return stack.serverTransactions();
    }

    /** Dialogs that exist now. */
    public int dialogs() {
        return stack.dialogs();
    }

    /** Incoming TCP and TLS connections that are open now. */
    public int connections() {
        return stack.connections();
    }

    /** Messages that wait for a worker now. */
    public int waitingMessages() {
        return stack.waitingMessages();
    }

    SipApplicationDispatcher dispatcher() {
        return dispatcher;
    }

    SipService service() {
        return service;
    }

    /**
     * Listens.
     *
     * @throws IllegalStateException if the address can't be bound; its cause tells why
     */
    public synchronized void addConnector(ConnectorSettings settings) {
        if (connectors.containsKey(settings.name())) {
            throw new IllegalStateException("There is a connector '" + settings.name() + "' already");
        }
        connectors.values().stream()
                .filter(other -> other.getListeningPoint()
                                .getIPAddress()
                                .equals(settings.address().getAddress().getHostAddress())
                        && other.getPort() == settings.address().getPort()
                        && other.getTransport()
                                .equalsIgnoreCase(settings.transport().name()))
                .findAny()
                .ifPresent(other -> {
                    throw new IllegalStateException("Connector '" + settings.name() + "' can't listen on "
                            + settings.address() + ": another connector does");
                });
        connectors.put(
                settings.name(),
                inOwnClassLoader(
                        () -> listen(settings),
                        "Connector '" + settings.name() + "' can't listen on " + settings.address()));
        statisticsByConnector.put(
                settings.name(),
                stack.statisticsOf(
                        settings.transport(),
                        settings.address().getAddress(),
                        settings.address().getPort()));
    }

    /** What came in at a connector since it listens; of one that does not exist nothing. */
    public synchronized Optional<ConnectorStatistics> statistics(String connector) {
        return Optional.ofNullable(statisticsByConnector.get(connector));
    }

    private ExtendedListeningPoint listen(ConnectorSettings settings) throws Exception {
        String host = settings.address().getAddress().getHostAddress();
        int port = settings.address().getPort();
        String transport = settings.transport().name().toLowerCase(Locale.ROOT);
        stack.prepare(settings);
        ListeningPointExt listeningPoint = (ListeningPointExt) stack.createListeningPoint(host, port, transport);
        if (settings.publicHost() != null) {
            int publicPort = settings.publicPort() == 0 ? port : settings.publicPort();
            listeningPoint.setSentBy(settings.publicHost() + ":" + publicPort);
        }
        SipConnector connector = connector(settings, host, port, transport);
        SipProvider provider = provider(listeningPoint, host, port);
        ExtendedListeningPoint extended = new ExtendedListeningPoint(provider, listeningPoint, connector);
        if (settings.publicHost() != null) {
            extended.setGlobalIpAddress(settings.publicHost());
            extended.setGlobalPort(connector.getStaticServerPort());
        }
        service.add(connector);
        dispatcher.getSipNetworkInterfaceManager().addExtendedListeningPoint(extended);
        return extended;
    }

    private static SipConnector connector(ConnectorSettings settings, String host, int port, String transport) {
        SipConnector connector = new SipConnector();
        connector.setIpAddress(host);
        connector.setPort(port);
        connector.setTransport(transport);
        if (settings.publicHost() != null) {
            connector.setUseStaticAddress(true);
            connector.setStaticServerAddress(settings.publicHost());
            connector.setStaticServerPort(settings.publicPort() == 0 ? port : settings.publicPort());
        }
        return connector;
    }

    /** One provider serves all transports of one address and port. */
    private SipProvider provider(ListeningPoint listeningPoint, String host, int port) throws Exception {
        for (java.util.Iterator<?> providers = stack.getSipProviders(); providers.hasNext(); ) {
            SipProvider provider = (SipProvider) providers.next();
            boolean same = Arrays.stream(provider.getListeningPoints())
                    .allMatch(other -> other.getIPAddress().equals(host) && other.getPort() == port);
            if (same) {
                provider.addListeningPoint(listeningPoint);
                return provider;
            }
        }
        SipProvider provider = stack.createSipProvider(listeningPoint);
        provider.addSipListener(dispatcher);
        return provider;
    }

    /** Stops listening; a name that is not known changes nothing. */
    public synchronized void removeConnector(String name) {
        ExtendedListeningPoint removed = connectors.remove(name);
        if (removed == null) {
            return;
        }
        statisticsByConnector.remove(name);
        dispatcher.getSipNetworkInterfaceManager().removeExtendedListeningPoint(removed);
        Arrays.stream(service.findSipConnectors())
                .filter(connector -> connector.getPort() == removed.getPort()
                        && connector.getTransport().equalsIgnoreCase(removed.getTransport()))
                .forEach(service::remove);
        SipProvider provider = removed.getSipProvider();
        try {
            if (provider.getListeningPoints().length == 1) {
                provider.removeSipListener(dispatcher);
                stack.deleteSipProvider(provider);
            } else {
                provider.removeListeningPoint(removed.getListeningPoint());
            }
            stack.deleteListeningPoint(removed.getListeningPoint());
        } catch (ObjectInUseException e) {
            throw new IllegalStateException("Connector '" + name + "' is still in use", e);
        }
    }

    /**
     * Makes an application ready: its servlet context holds the attributes of JSR 289 from now on.
     *
     * @param classLoader the application's class loader
     */
    public SipApplicationContext prepare(
            ApplicationDescription description,
            ServletContext servletContext,
            ClassLoader classLoader,
            ThreadContext thread,
            ComponentFactory components) {
        return new SipApplicationContext(this, description, servletContext, classLoader, thread, components);
    }

    /**
     * Puts an application in service.
     *
     * @throws ServletException what its servlets threw
     */
    public synchronized void start(SipApplicationContext application) throws ServletException {
        application.start();
        applications.add(application);
        gates.setInService(true);
    }

    /** Takes an application out of service; with the last one the connectors fall silent. */
    public synchronized void stop(SipApplicationContext application) {
        if (applications.remove(application)) {
            gates.setInService(!applications.isEmpty());
            application.stop();
        }
    }

    @Override
    public synchronized void close() {
        gates.setInService(false);
        List.copyOf(applications).forEach(this::stop);
        List.copyOf(connectors.keySet()).forEach(this::removeConnector);
        dispatcher.stop();
        stack.stopThreads();
        StaticServiceHolder.sipStandardService = null;
        System.clearProperty(ROUTER_PROPERTY);
    }

    /** The container loads classes by name from the thread's class loader. */
    private static <T> T inOwnClassLoader(java.util.concurrent.Callable<T> action, String failure) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SipEngine.class.getClassLoader());
        try {
            return action.call();
        } catch (Exception e) {
            throw new IllegalStateException(failure, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
