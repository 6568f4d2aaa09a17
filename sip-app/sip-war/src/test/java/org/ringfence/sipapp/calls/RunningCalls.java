package org.ringfence.sipapp.calls;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipURI;
import org.ringfence.call.b2bua.CallingParty;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.sip.container.ApplicationDescription;
import org.ringfence.sip.container.ComponentFactory;
import org.ringfence.sip.container.ConnectorSettings;
import org.ringfence.sip.container.ServletDescription;
import org.ringfence.sip.container.SipApplicationContext;
import org.ringfence.sip.container.SipEngine;
import org.ringfence.sip.container.StackSettings;
import org.ringfence.sip.container.ThreadContext;
import org.ringfence.sip.spi.Transport;
import org.ringfence.sipclient.SipPhone;

/** The servlet of calls in the container's engine on loopback; the From header says who calls, in place of digest. */
final class RunningCalls implements AutoCloseable {

    final MemoryCalls service = new MemoryCalls();
    final InetSocketAddress address;
    private final SipEngine engine = SipEngine.start(StackSettings.DEFAULTS);

    RunningCalls() throws Exception {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        engine.addConnector(ConnectorSettings.plain("udp", Transport.UDP, address));
        engine.addConnector(ConnectorSettings.plain("tcp", Transport.TCP, address));
        Map<String, Object> attributes = new ConcurrentHashMap<>();
        Trusting trusting = new Trusting();
        CallServlet[] calls = new CallServlet[1];
        SipApplicationContext application = engine.prepare(
                new ApplicationDescription(
                        "ringfence",
                        "main",
                        List.of(
                                new ServletDescription("main", Trusting.class.getName(), 1, Map.of()),
                                new ServletDescription(CallServlet.NAME, CallServlet.class.getName(), 1, Map.of())),
                        List.of(),
                        180,
                        3,
                        null),
                servletContext(attributes),
                RunningCalls.class.getClassLoader(),
                new NoThreadContext(),
                name -> new Given(name.equals(Trusting.class.getName()) ? trusting : calls[0]));
        calls[0] = new CallServlet(service.handler((SipFactory) attributes.get(SipServlet.SIP_FACTORY)));
        trusting.calls = calls[0];
        engine.start(application);
    }

    SipPhone phone(String user) {
        return SipPhone.udp(address, user, MemoryCalls.DOMAIN, "");
    }

    SipPhone phone(SipTransport transport, String user) {
        return transport == SipTransport.TCP ? SipPhone.tcp(address, user, MemoryCalls.DOMAIN, "") : phone(user);
    }

    int dialogs() {
        return engine.dialogs();
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

    private static ServletContext servletContext(Map<String, Object> attributes) {
        return (ServletContext) Proxy.newProxyInstance(
                RunningCalls.class.getClassLoader(),
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
        service.close();
    }

    /** Stands where the servlet stands that authenticates. */
    private final class Trusting extends SipServlet {

        private static final long serialVersionUID = 1L;
        private transient CallServlet calls;

        @Override
        protected void doRequest(SipServletRequest request) throws ServletException, IOException {
            String user = ((SipURI) request.getFrom().getURI()).getUser();
            String proven = user.startsWith("pose-") ? "alice" : user;
            request.setAttribute(Invitations.CALLING_PARTY, new CallingParty.User(service.find(proven)));
            calls.doRequest(request);
        }
    }

    private static final class NoThreadContext implements ThreadContext {
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
