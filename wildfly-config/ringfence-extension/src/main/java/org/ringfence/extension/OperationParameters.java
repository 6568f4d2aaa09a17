package org.ringfence.extension;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.services.path.PathManager;
import org.jboss.dmr.ModelNode;
import org.jspecify.annotations.Nullable;

/** Reads an operation's parameters with their defaults. */
record OperationParameters(
        ModelNode operation,
        List<AttributeDefinition> definitions,
        @Nullable PathManager paths) {

    /** How a ban's key is written for each parameter that can give it. */
    static final Map<String, String> BAN_KEYS =
            new TreeMap<>(Map.of("source", "", "device", "device:", "user-agent", "agent:", "account", "account:"));

    /** A parameter that means nothing; the message is a sentence. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    /**
     * A file, by its absolute path or by one that is relative to a path which the server knows by name.
     *
     * @throws Unusable with a sentence, if it is neither
     */
    Path file(String name, String relativeTo) {
        String path = text(name);
        String base = textOrNull(relativeTo);
        try {
            if (base == null && Path.of(path).isAbsolute()) {
                return Path.of(path);
            }
            if (base != null && paths != null) {
                return Path.of(paths.resolveRelativePathEntry(path, base));
            }
        } catch (InvalidPathException strange) {
            throw new Unusable("'" + path + "' is no path of a file");
        } catch (IllegalArgumentException unknown) {
            throw new Unusable("The server has no path named '" + base + "': ls /path shows their names");
        }
        throw new Unusable("'" + path + "' is not absolute: begin it with / or set relative-to to one of the "
                + "server's paths, such as jboss.server.config.dir");
    }

    /** The text; empty if the parameter is missing. */
    String text(String name) {
        String text = textOrNull(name);
        return text == null ? "" : text;
    }

    /** The text as it is, with the blanks around it. */
    String secret(String name) {
        return operation.get(name).asString();
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

    boolean flag(String name) {
        return node(name).asBoolean();
    }

    /** The text, or what the parameter is by itself. */
    String textOrStandard(String name) {
        return node(name).asString().strip();
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
            throw new Unusable("Exactly one of source, device, user-agent and account says whom it is about");
        }
        return keys.get(0);
    }
}
