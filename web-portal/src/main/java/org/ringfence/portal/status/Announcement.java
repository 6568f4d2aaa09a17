package org.ringfence.portal.status;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.AttributeChangeNotification;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.ringfence.billing.admission.LedgerOpening;

/** Tells the log when the server, with connectors and application, has begun to take calls. */
@Singleton
@Startup
public class Announcement implements NotificationListener {

    private static final String STATE = "jboss.root:type=state";
    private static final String RUNNING_STATE = "RunningState";
    private static final String RUNNING = "normal";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Inject
    private LedgerOpening opening;

    /** Waits for the server to run; an application that is deployed to a running server is announced at once. */
    @PostConstruct
    void listen() {
        try {
            ObjectName state = new ObjectName(STATE);
            server.addNotificationListener(state, this, null, null);
            if (RUNNING.equalsIgnoreCase(String.valueOf(server.getAttribute(state, RUNNING_STATE)))) {
                opening.whenOpen(() -> announce(List.of()));
            }
        } catch (JMException broken) {
            throw new IllegalStateException("The server does not tell its state", broken);
        }
    }

    /** Listens no longer. */
    @PreDestroy
    void leave() {
        try {
            server.removeNotificationListener(new ObjectName(STATE), this);
        } catch (JMException gone) {
            PortalLog.LOG.trace("The server no longer tells its state", gone);
        }
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        if (notification instanceof AttributeChangeNotification change
                && RUNNING_STATE.equals(change.getAttributeName())
                && RUNNING.equalsIgnoreCase(String.valueOf(change.getNewValue()))) {
            opening.whenOpen(() -> announce(new ServerModel(server).failedDeployments()));
        }
    }

    private void announce(List<String> failed) {
        ServerModel model = new ServerModel(server);
        if (!failed.isEmpty()) {
            PortalLog.LOG.notReady("the deployment " + String.join(", ", failed) + " has failed");
        } else if (model.connectors().stream().noneMatch(ServerModel.Connector::listens)) {
            PortalLog.LOG.notReady("no SIP connector listens");
        } else {
            PortalLog.LOG.ready(new Banner(model, Boolean.getBoolean("ringfence.demo")).text());
        }
    }
}
