package org.ringfence.sip.container;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sip.SipStack;
import org.jspecify.annotations.Nullable;
import org.mobicents.ha.javax.sip.ReplicationStrategy;
import org.mobicents.servlet.sip.SipConnector;
import org.mobicents.servlet.sip.core.SipApplicationDispatcher;
import org.mobicents.servlet.sip.core.SipService;
import org.mobicents.servlet.sip.core.message.OutboundProxy;

/** What the SIP servlet container asks of the server around it. */
final class ContainerService implements SipService {

    private static final String TIMERS = "Default";

    private final List<SipConnector> connectors = new CopyOnWriteArrayList<>();
    private @Nullable SipApplicationDispatcher dispatcher;
    private @Nullable SipStack stack;
    private String messageFactory = JakartaMessageFactory.class.getName();

    void setSipStack(SipStack sipStack) {
        stack = sipStack;
    }

    void add(SipConnector connector) {
        connectors.add(connector);
    }

    void remove(SipConnector connector) {
        connectors.remove(connector);
    }

    @Override
    public @Nullable SipApplicationDispatcher getSipApplicationDispatcher() {
        return dispatcher;
    }

    @Override
    public void setSipApplicationDispatcher(SipApplicationDispatcher sipApplicationDispatcher) {
        dispatcher = sipApplicationDispatcher;
    }

    @Override
    public @Nullable SipStack getSipStack() {
        return stack;
    }

    @Override
    public @Nullable SipConnector findSipConnector(String transport) {
        return connectors.stream()
                .filter(connector -> connector.getTransport().equalsIgnoreCase(transport))
                .findFirst()
                .orElse(null);
    }

    @Override
    public SipConnector[] findSipConnectors() {
        return connectors.toArray(new SipConnector[0]);
    }

    @Override
    public boolean isHttpFollowsSip() {
        return false;
    }

    @Override
    public @Nullable String getJvmRoute() {
        return null;
    }

    @Override
    public @Nullable OutboundProxy getOutboundProxy() {
        return null;
    }

    @Override
    public int getDispatcherThreadPoolSize() {
        return 4;
    }

    @Override
    public int getCanceledTimerTasksPurgePeriod() {
        return 1;
    }

    @Override
    public boolean isDialogPendingRequestChecking() {
        return false;
    }

    @Override
    public boolean isMd5ContactUserPart() {
        return false;
    }

    @Override
    public ReplicationStrategy getReplicationStrategy() {
        return ReplicationStrategy.ConfirmedDialog;
    }

    @Override
    public int getTagHashMaxLength() {
        return 0;
    }

    @Override
    public int getCallIdMaxLength() {
        return 0;
    }

    @Override
    public String getDnsResolverClass() {
        return "org.mobicents.servlet.sip.dns.MobicentsDNSResolver";
    }

    @Override
    public int getDnsTimeout() {
        return 1;
    }

    @Override
    public String getMobicentsSipServletMessageFactoryClassName() {
        return messageFactory;
    }

    @Override
    public void setMobicentsSipServletMessageFactoryClassName(String className) {
        messageFactory = className;
    }

    @Override
    public void stopGracefully(long milliseconds) {
        // the server suspends and stops the engine by itself
    }

    @Override
    public String getProxyTimerServiceImplementationType() {
        return TIMERS;
    }

    @Override
    public String getSasTimerServiceImplementationType() {
        return TIMERS;
    }
}
