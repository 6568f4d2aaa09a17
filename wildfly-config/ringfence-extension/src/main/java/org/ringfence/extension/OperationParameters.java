package org.ringfence.extension;

import java.util.List;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.dmr.ModelNode;
import org.jspecify.annotations.Nullable;

/** Reads an operation's parameters with their defaults. */
record OperationParameters(ModelNode operation, List<AttributeDefinition> definitions) {

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
}
