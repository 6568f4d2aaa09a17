package org.ringfence.portal.status;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** What the server's management model, seen through JMX, says about addresses and deployments. */
final class ServerModel {

    private static final String DOMAIN = "jboss.as";
    private static final String SOCKETS = "socket-binding-group=standard-sockets,socket-binding=";

    private final MBeanServerConnection server;

    ServerModel(MBeanServerConnection server) {
        this.server = server;
    }

    /** A SIP connector and where it listens; the address is empty when it doesn't. */
    record Connector(String name, String transport, String address) {

        boolean listens() {
            return !address.isEmpty();
        }
    }

    /** All SIP connectors, by name. */
    List<Connector> connectors() {
        TreeMap<String, Connector> found = new TreeMap<>();
        for (ObjectName connector : names("subsystem=sip,connector=*")) {
            String name = connector.getKeyProperty("connector");
            found.put(name, new Connector(name, text(connector, "transport"), bound(text(connector, "socketBinding"))));
        }
        return new ArrayList<>(found.values());
    }

    /** Where a socket binding is bound, as {@code host:port}; empty when it is not. */
    String bound(String socketBinding) {
        for (ObjectName binding : names(SOCKETS + socketBinding)) {
            if ("true".equals(text(binding, "bound"))) {
                String host = text(binding, "boundAddress");
                return (host.contains(":") ? "[" + host + "]" : host) + ":" + text(binding, "boundPort");
            }
        }
        return "";
    }

    /** Names of deployments that are not in service. */
    List<String> failedDeployments() {
        return names("deployment=*").stream()
                .filter(deployment -> !"OK".equals(text(deployment, "status")))
                .map(deployment -> deployment.getKeyProperty("deployment"))
                .sorted()
                .toList();
    }

    private Set<ObjectName> names(String keys) {
        try {
            Hashtable<String, String> properties = new Hashtable<>();
            for (String key : keys.split(",")) {
                properties.put(key.substring(0, key.indexOf('=')), key.substring(key.indexOf('=') + 1));
            }
            return server.queryNames(new ObjectName(DOMAIN, properties), null);
        } catch (JMException | IOException broken) {
            throw new IllegalStateException("The server's model can't be read: " + keys, broken);
        }
    }

    private String text(ObjectName resource, String attribute) {
        try {
            return String.valueOf(server.getAttribute(resource, attribute));
        } catch (InstanceNotFoundException | AttributeNotFoundException gone) {
            return "";
        } catch (JMException | IOException broken) {
            throw new IllegalStateException("The server's model can't be read: " + resource, broken);
        }
    }
}
