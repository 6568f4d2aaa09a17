package org.ringfence.sip.container;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ringfence.sip.spi.Transport;

/** An engine on a free port of loopback, with a servlet that answers, for the time of a test. */
final class RunningEngine implements AutoCloseable {

    final SipEngine engine;
    final AnsweringServlet servlet;
    final InetSocketAddress address;
    private final SipApplicationContext application;

    RunningEngine() throws Exception {
        this(StackSettings.DEFAULTS, new AnsweringServlet());
    }

    RunningEngine(ConnectionLimits limits) throws Exception {
        this(with(limits), new AnsweringServlet());
    }

    RunningEngine(AnsweringServlet servlet) throws Exception {
        this(StackSettings.DEFAULTS, servlet);
    }

    RunningEngine(StackSettings settings, AnsweringServlet servlet) throws Exception {
        this.servlet = servlet;
        engine = SipEngine.start(settings);
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        engine.addConnector(ConnectorSettings.plain("udp", Transport.UDP, address));
        engine.addConnector(ConnectorSettings.plain("tcp", Transport.TCP, address));
        ServletDescription answering =
                new ServletDescription("answering", AnsweringServlet.class.getName(), 1, Map.of());
        application = engine.prepare(
                new ApplicationDescription("test", null, List.of(answering), List.of(), 180, 3, null),
                servletContext(),
                RunningEngine.class.getClassLoader(),
                new NoThreadContext(),
                className -> new GivenComponent(servlet));
    }

    RunningEngine inService() throws Exception {
        engine.start(application);
        return this;
    }

    UdpClient client() throws IOException {
        return new UdpClient(address);
    }

    StreamClient stream() throws IOException {
        return new StreamClient(new Socket(address.getAddress(), address.getPort()));
    }

    private static StackSettings with(ConnectionLimits limits) {
        StackSettings usual = StackSettings.DEFAULTS;
        return new StackSettings(
                usual.threads(),
                usual.queue(),
                usual.t1(),
                usual.t2(),
                usual.t4(),
                usual.receiveBufferBytes(),
                usual.sendBufferBytes(),
                usual.maximumMessageBytes(),
                usual.maximumTransactions(),
                usual.serverHeader(),
                limits);
    }

    static int freePort() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket stream = new ServerSocket(0, 1, loopback);
                DatagramSocket datagrams = new DatagramSocket(stream.getLocalPort(), loopback)) {
            return datagrams.getLocalPort();
        } catch (BindException takenForDatagrams) {
            return freePort();
        }
    }

    private static ServletContext servletContext() {
        Map<String, Object> attributes = new ConcurrentHashMap<>();
        return (ServletContext) Proxy.newProxyInstance(
                RunningEngine.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "getContextPath" -> "/test";
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> null;
                });
    }

    @Override
    public void close() {
        engine.close();
    }

    private static final class NoThreadContext implements ThreadContext {

        @Override
        public void enter() {}

        @Override
        public void exit() {}
    }

    private record GivenComponent(Object instance) implements ComponentFactory.Component {

        @Override
        public void release() {}
    }
}
