package org.ringfence.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options that a server is started with. */
final class ServerOptions {

    private final Map<String, String> properties = new LinkedHashMap<>();

    private ServerOptions() {}

    /** A server with demo data on ports moved by an offset, SIP at 5060 + offset. */
    static ServerOptions demo(int portOffset) {
        return new ServerOptions()
                .with("ringfence.demo", "true")
                .with("jboss.socket.binding.port-offset", Integer.toString(portOffset));
    }

    ServerOptions with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    int portOffset() {
        return Integer.parseInt(properties.get("jboss.socket.binding.port-offset"));
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        properties.forEach((property, value) -> arguments.add("-D" + property + "=" + value));
        return arguments;
    }
}
