package org.ringfence.extension;

import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.client.helpers.MeasurementUnit;
import org.jboss.as.controller.operations.validation.IntRangeValidator;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/** Makes the definitions of operations' parameters. */
final class Parameter {

    private static final int MOST_SHOWN = 10_000;

    private Parameter() {}

    static AttributeDefinition required(String name) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.STRING, false).build();
    }

    static AttributeDefinition optional(String name) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.STRING, true).build();
    }

    static AttributeDefinition optional(String name, String standard) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.STRING, true)
                .setDefaultValue(new ModelNode(standard))
                .build();
    }

    static AttributeDefinition flag(String name) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.BOOLEAN, true)
                .setDefaultValue(ModelNode.FALSE)
                .build();
    }

    /** How many at most are shown. */
    static AttributeDefinition limit() {
        return number("limit", 100, 1, MOST_SHOWN);
    }

    static AttributeDefinition number(String name, int standard, int least, int most) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.INT, true)
                .setDefaultValue(new ModelNode(standard))
                .setValidator(new IntRangeValidator(least, most, true, false))
                .build();
    }

    static AttributeDefinition numberOrNone(String name, int least, int most) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.INT, true)
                .setValidator(new IntRangeValidator(least, most, true, false))
                .build();
    }

    static AttributeDefinition seconds(String name, int most) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.INT, true)
                .setMeasurementUnit(MeasurementUnit.SECONDS)
                .setValidator(new IntRangeValidator(1, most, true, false))
                .build();
    }

    static AttributeDefinition seconds(String name, int standard, int least, int most) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.INT, true)
                .setMeasurementUnit(MeasurementUnit.SECONDS)
                .setDefaultValue(new ModelNode(standard))
                .setValidator(new IntRangeValidator(least, most, true, false))
                .build();
    }
}
