package org.ringfence.extension;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jboss.dmr.ModelNode;
import org.jspecify.annotations.Nullable;

/** Turns the application's answers into what the console shows: records become objects, lists stay lists. */
final class RecordNodes {

    private RecordNodes() {}

    static ModelNode of(@Nullable Object value) {
        ModelNode node = new ModelNode();
        if (value instanceof List<?> list) {
            node.setEmptyList();
            list.forEach(element -> node.add(of(element)));
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                node.get(PolicyValue.kebab(component.getName())).set(of(read(component, record)));
            }
        } else if (value instanceof Integer number) {
            node.set(number);
        } else if (value instanceof Long number) {
            node.set(number);
        } else if (value instanceof Boolean flag) {
            node.set(flag);
        } else if (value != null) {
            node.set(value.toString());
        }
        return node;
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Can't read " + component, e);
        }
    }
}
