package org.ringfence.sipapp;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import org.ringfence.sip.container.ApplicationDescription;
import org.ringfence.sip.container.ComponentFactory;
import org.ringfence.sip.container.ConnectorSettings;
import org.ringfence.sip.container.ServletDescription;
import org.ringfence.sip.container.SipApplicationContext;
import org.ringfence.sip.container.SipEngine;
import org.ringfence.sip.container.StackSettings;
import org.ringfence.sip.container.ThreadContext;
import org.ringfence.sip.spi.GateRegistry;
import org.ringfence.sip.spi.Transport;

/** The container's engine on a free port of loopback, with servlets that a test wires itself. */
public final class TestServer implements AutoCloseable {

    private final SipEngine engine = SipEngine.start(StackSettings.DEFAULTS);
    private final InetSocketAddress address;

    /**
     * Starts it.
     *
     * @param mainServlet name of the one that gets requests
     * @param types the servlets' classes by their names
     * @param servlets makes one of each class, given the factory of messages
     */
    public TestServer(
            String mainServlet,
            Map<String, Class<? extends SipServlet>> types,
            Function<SipFactory, List<SipServlet>> servlets)
            throws Exception {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        engine.addConnector(ConnectorSettings.plain("udp", Transport.UDP, address));
        engine.addConnector(ConnectorSettings.plain("tcp", Transport.TCP, address));
        Map<String, Object> attributes = new ConcurrentHashMap<>();
        List<SipServlet> instances = new ArrayList<>();
        List<ServletDescription> descriptions = new ArrayList<>();
        types.forEach((name, type) -> descriptions.add(new ServletDescription(name, type.getName(), 1, Map.of())));
        SipApplicationContext application = engine.prepare(
                new ApplicationDescription("ringfence", mainServlet, descriptions, List.of(), 180, 3, null),
                context(attributes),
                TestServer.class.getClassLoader(),
                new Outside(),
                className -> new Given(instances.stream()
                        .filter(servlet -> servlet.getClass().getName().equals(className))
                        .findFirst()
                        .orElseThrow()));
        instances.addAll(servlets.apply((SipFactory) attributes.get(SipServlet.SIP_FACTORY)));
        engine.start(application);
    }

    /** Where it listens, by UDP and TCP. */
    public InetSocketAddress address() {
        return address;
    }

    /** Where gates are handed in. */
    public GateRegistry gates() {
        return engine.gates();
    }

    private static int freePort() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket stream = new ServerSocket(0, 1, loopback);
                DatagramSocket datagrams = new DatagramSocket(stream.getLocalPort(), loopback)) {
            return datagrams.getLocalPort();
        } catch (BindException takenForDatagrams) {
            return freePort();
        }
    }

    private static ServletContext context(Map<String, Object> attributes) {
        return (ServletContext) Proxy.newProxyInstance(
                TestServer.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "getContextPath" -> "/ringfence";
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> null;
                });
    }

    @Override
    public void close() {
        engine.close();
    }

    private static final class Outside implements ThreadContext {

        @Override
        public void enter() {}

        @Override
        public void exit() {}
    }

    private record Given(Object instance) implements ComponentFactory.Component {

        @Override
        public void release() {}
    }
}
