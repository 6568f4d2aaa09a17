package org.ringfence.extension;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.ObjectListAttributeDefinition;
import org.jboss.as.controller.ObjectTypeAttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.StringListAttributeDefinition;
import org.jboss.as.controller.descriptions.ResourceDescriptionResolver;
import org.jboss.as.controller.descriptions.StandardResourceDescriptionResolver;
import org.jboss.dmr.ModelType;

/**
 * What an operation answers with: one record or a list of them.
 *
 * @param view the record, whose components are described once for all operations that show it
 */
record Reply(ModelType type, Class<? extends Record> view) {

    private static final Map<Class<?>, ModelType> TYPES = Map.of(
            int.class,
            ModelType.INT,
            long.class,
            ModelType.LONG,
            Long.class,
            ModelType.LONG,
            boolean.class,
            ModelType.BOOLEAN);

    static Reply one(Class<? extends Record> view) {
        return new Reply(ModelType.OBJECT, view);
    }

    static Reply many(Class<? extends Record> view) {
        return new Reply(ModelType.LIST, view);
    }

    /** A component of the record for each. */
    AttributeDefinition[] parameters() {
        return parameters(view);
    }

    private static AttributeDefinition[] parameters(Class<?> view) {
        return Arrays.stream(view.getRecordComponents()).map(Reply::parameter).toArray(AttributeDefinition[]::new);
    }

    private static AttributeDefinition parameter(RecordComponent component) {
        String name = PolicyValue.kebab(component.getName());
        Class<?> type = component.getType();
        if (type == List.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return element.isRecord() ? objects(name, element) : texts(name);
        }
        return new SimpleAttributeDefinitionBuilder(name, TYPES.getOrDefault(type, ModelType.STRING), true).build();
    }

    private static AttributeDefinition texts(String name) {
        return new StringListAttributeDefinition.Builder(name)
                .setRequired(false)
                .build();
    }

    private static AttributeDefinition objects(String name, Class<?> element) {
        ObjectTypeAttributeDefinition type = ObjectTypeAttributeDefinition.Builder.of(name, parameters(element))
                .setSuffix(key(element))
                .build();
        return ObjectListAttributeDefinition.Builder.of(name, type)
                .setRequired(false)
                .build();
    }

    private static String key(Class<?> view) {
        return PolicyValue.kebab(view.getSimpleName()).substring(1);
    }

    /** Describes the operation by its own keys, and its answer by those of the record. */
    ResourceDescriptionResolver descriptions() {
        return new Descriptions(key(view));
    }

    private static final class Descriptions extends StandardResourceDescriptionResolver {

        private static final String REPLY = "ringfence.reply.";

        private final String view;

        Descriptions(String view) {
            super(
                    "ringfence",
                    RingfenceExtension.class.getPackageName() + ".LocalDescriptions",
                    RingfenceExtension.class.getClassLoader());
            this.view = view;
        }

        @Override
        public String getOperationReplyValueTypeDescription(
                String operation, Locale locale, ResourceBundle bundle, String... component) {
            return bundle.getString(REPLY + view + '.' + component[0]);
        }

        /** Of a component of a record in a list: the list's name, the record's and the component's. */
        @Override
        public String getResourceAttributeDescription(String path, Locale locale, ResourceBundle bundle) {
            return bundle.getString(REPLY + path.substring(path.indexOf('.') + 1));
        }
    }
}
