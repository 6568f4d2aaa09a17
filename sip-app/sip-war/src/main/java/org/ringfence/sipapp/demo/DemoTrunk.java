package org.ringfence.sipapp.demo;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.SipTransport;

/**
 * The gateway of the demo trunk: it has a name in the trunk's data, and while the demo is on that name means the far
 * end that runs within this server, on a port of its own.
 */
@ApplicationScoped
public class DemoTrunk {

    /** The host of the demo trunk's gateway. */
    public static final String HOST = "trunk.ringfence.example";

    private static final String DEMO = "ringfence.demo";
    private static final String BIND = "ringfence.bind";

    @Resource
    private ManagedThreadFactory threads;

    private @Nullable DemoFarEnd farEnd;

    @PostConstruct
    void start() {
        if (!Boolean.getBoolean(DEMO)) {
            return;
        }
        String bind = System.getProperty(BIND, "127.0.0.1");
        try {
            InetAddress address = InetAddress.getByName(bind);
            farEnd = new DemoFarEnd(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, threads);
        } catch (IOException failure) {
            DemoLog.LOG.notListening(bind, failure);
        }
    }

    @PreDestroy
    void stop() {
        if (farEnd != null) {
            farEnd.close();
        }
    }

    /** Where calls to a gateway are to be sent. */
    public Gateway place(Gateway gateway) {
        DemoFarEnd running = farEnd;
        if (running == null || !gateway.host().equals(HOST)) {
            return gateway;
        }
        InetSocketAddress address = running.address();
        return new Gateway(address.getAddress().getHostAddress(), address.getPort(), SipTransport.UDP);
    }
}
