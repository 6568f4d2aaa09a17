package org.ringfence.portal.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** The lines that a person at the console reads when the service is ready. */
final class Banner {

    private static final String LINE = "%n    %-9s%s";
    private static final List<String> DEMO = List.of(
            "alice, bob, carol and dave at ringfence.example, each with the password NAME-secret",
            "+4930100x answers, 486 is busy, 408 rings for ever: 4930486, 4930408; see README.md",
            "Console user admin, password ringfence-demo");

    private final ServerModel model;
    private final boolean demo;

    Banner(ServerModel model, boolean demo) {
        this.model = model;
        this.demo = demo;
    }

    /** One line per address, and the demo's accounts when there are some. */
    String text() {
        StringBuilder lines = new StringBuilder();
        addresses().forEach((address, transports) -> line(lines, "SIP", "sip:" + address + " (" + transports + ")"));
        url(lines, "Status", "http");
        url(lines, "Console", "management-http");
        if (demo) {
            DEMO.forEach(account -> line(lines, "Demo", account));
        }
        return lines.substring(Math.min(lines.length(), System.lineSeparator().length()));
    }

    private Map<String, StringJoiner> addresses() {
        Map<String, StringJoiner> addresses = new LinkedHashMap<>();
        model.connectors().stream().filter(ServerModel.Connector::listens).forEach(connector -> addresses
                .computeIfAbsent(connector.address(), address -> new StringJoiner(", "))
                .add(connector.transport().toUpperCase(Locale.ROOT)));
        return addresses;
    }

    private void url(StringBuilder lines, String name, String socketBinding) {
        String address = model.bound(socketBinding);
        if (!address.isEmpty()) {
            line(lines, name, "http://" + address + "/");
        }
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append(String.format(Locale.ROOT, LINE, name, value));
    }
}
