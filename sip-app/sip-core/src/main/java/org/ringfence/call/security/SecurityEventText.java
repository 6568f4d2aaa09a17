package org.ringfence.call.security;

import java.util.List;
import java.util.stream.Collectors;

/** Writes security events for other programs: a JSON array (RFC 8259), one object an event. */
public final class SecurityEventText {

    private static final int FIRST_PRINTABLE = 0x20;

    private SecurityEventText() {}

    /** The events in this order. */
    public static String json(List<SecurityEvent> events) {
        return events.stream().map(SecurityEventText::object).collect(Collectors.joining(",\n", "[", "]\n"));
    }

    private static String object(SecurityEvent event) {
        return "{" + pair("id", event.id().toString())
                + ',' + pair("time", event.at().toString())
                + ',' + pair("kind", event.kind().name())
                + ',' + pair("subject", event.subject())
                + ',' + pair("rule", event.rule())
                + ',' + pair("evidence", event.evidence())
                + ',' + pair("node", event.node())
                + '}';
    }

    private static String pair(String name, String value) {
        StringBuilder text = new StringBuilder().append('"').append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE) {
                text.append('?');
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
