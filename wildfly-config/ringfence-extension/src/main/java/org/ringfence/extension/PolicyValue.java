package org.ringfence.extension;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.as.controller.ExpressionResolver;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.SimpleAttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.client.helpers.MeasurementUnit;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.Range;
import org.ringfence.policy.address.AddressSet;

/**
 * One component of a policy's record as an attribute. Durations are seconds, or milliseconds where their default is
 * a part of a second; sets of numbers or addresses are a list with commas.
 */
record PolicyValue(Class<?> type, boolean millis, SimpleAttributeDefinition attribute) {

    static PolicyValue of(RecordComponent component, Object defaults) {
        Object standard = read(component, defaults);
        boolean millis = standard instanceof Duration duration
                && !duration.isZero()
                && duration.compareTo(Duration.ofSeconds(1)) < 0;
        SimpleAttributeDefinitionBuilder builder = new SimpleAttributeDefinitionBuilder(
                        kebab(component.getName()), modelType(component.getType()), true)
                .setAllowExpression(true);
        if (component.getType() == Duration.class) {
            builder.setMeasurementUnit(millis ? MeasurementUnit.MILLISECONDS : MeasurementUnit.SECONDS);
        }
        Range range = component.getAnnotation(Range.class);
        if (range != null) {
            builder.setValidator(new RangeShown(range));
        }
        if (component.getType().isEnum()) {
            builder.setAllowedValues(Arrays.stream(component.getType().getEnumConstants())
                    .map(Object::toString)
                    .toArray(String[]::new));
        }
        if (standard != null && !standard.equals(AddressSet.EMPTY)) {
            builder.setDefaultValue(node(standard, millis));
        }
        return new PolicyValue(component.getType(), millis, builder.build());
    }

    private static @Nullable Object read(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Can't read " + component, e);
        }
    }

    /** {@code ringTimeout} becomes {@code ring-timeout}. */
    static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static ModelType modelType(Class<?> type) {
        if (type == int.class || type == Integer.class || type == Duration.class) {
            return ModelType.INT;
        }
        return type == boolean.class ? ModelType.BOOLEAN : ModelType.STRING;
    }

    private static ModelNode node(Object value, boolean millis) {
        if (value instanceof Duration duration) {
            return new ModelNode(Math.toIntExact(millis ? duration.toMillis() : duration.toSeconds()));
        }
        if (value instanceof Integer number) {
            return new ModelNode(number);
        }
        if (value instanceof Boolean flag) {
            return new ModelNode(flag);
        }
        if (value instanceof Set<?> numbers) {
            return new ModelNode(
                    new TreeSet<>(numbers).stream().map(Object::toString).collect(Collectors.joining(",")));
        }
        return new ModelNode(value.toString());
    }

    @Nullable
    Object resolve(ExpressionResolver resolver, ModelNode model) throws OperationFailedException {
        ModelNode value = attribute.resolveModelAttribute(resolver, model);
        if (!value.isDefined()) {
            return type == AddressSet.class ? AddressSet.EMPTY : null;
        }
        if (type == Duration.class) {
            return millis ? Duration.ofMillis(value.asInt()) : Duration.ofSeconds(value.asInt());
        }
        if (type == int.class || type == Integer.class) {
            return value.asInt();
        }
        if (type == boolean.class) {
            return value.asBoolean();
        }
        if (type == AddressSet.class) {
            return addresses(value.asString());
        }
        return type == String.class ? value.asString() : parse(value.asString());
    }

    private AddressSet addresses(String list) throws OperationFailedException {
        try {
            return AddressSet.parse(list);
        } catch (IllegalArgumentException e) {
            throw RingfenceLogger.LOGGER.refusedValue(attribute.getName(), String.valueOf(e.getMessage()));
        }
    }

    private Object parse(String text) throws OperationFailedException {
        try {
            if (type == Set.class) {
                return Arrays.stream(text.split(","))
                        .map(part -> Integer.valueOf(part.strip()))
                        .collect(Collectors.toSet());
            }
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(text));
        } catch (IllegalArgumentException e) {
            String values = type == Set.class
                    ? "numbers with commas between them"
                    : "one of " + Arrays.toString(type.getEnumConstants());
            throw RingfenceLogger.LOGGER.unreadable(attribute.getName(), text, values);
        }
    }
}
