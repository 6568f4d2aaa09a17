package org.ringfence.extension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.dmr.ModelNode;
import org.jspecify.annotations.Nullable;

/** Reads an operation's parameters with their defaults. */
record OperationParameters(ModelNode operation, List<AttributeDefinition> definitions) {

    private static final Map<String, String> BAN_KEYS =
            Map.of("source", "", "device", "device:", "user-agent", "agent:", "account", "account:");

    /** The text; empty if the parameter is missing. */
    String text(String name) {
        String text = textOrNull(name);
        return text == null ? "" : text;
    }

    @Nullable
    String textOrNull(String name) {
        return operation.hasDefined(name) ? operation.get(name).asString().strip() : null;
    }

    int number(String name) {
        return node(name).asInt();
    }

    @Nullable
    Integer numberOrNull(String name) {
        return operation.hasDefined(name) ? operation.get(name).asInt() : null;
    }

    private ModelNode node(String name) {
        if (operation.hasDefined(name)) {
            return operation.get(name);
        }
        return definitions.stream()
                .filter(definition -> definition.getName().equals(name))
                .findFirst()
                .map(AttributeDefinition::getDefaultValue)
                .orElseThrow(() -> new IllegalArgumentException("no parameter " + name));
    }

    Duration seconds(String name) {
        return Duration.ofSeconds(number(name));
    }

    @Nullable
    Duration secondsOrNull(String name) {
        Integer seconds = numberOrNull(name);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /** Whom a ban is about: exactly one of the four parameters that can say so. */
    String banKey() {
        List<String> keys = new ArrayList<>();
        BAN_KEYS.forEach((name, prefix) -> {
            String value = textOrNull(name);
            if (value != null) {
                keys.add(prefix + value);
            }
        });
        if (keys.size() != 1) {
            throw new IllegalArgumentException("one of source, device, user-agent and account is needed");
        }
        return keys.get(0);
    }
}
