package org.ringfence.sip.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.ExpressionResolver;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringfence.sip.container.StackSettings;

class StackAttributesTest {

    static List<AttributeDefinition> attributes() {
        return StackAttributes.ALL;
    }

    private static StackSettings resolve(ModelNode model) throws OperationFailedException {
        return StackAttributes.resolve(ExpressionResolver.TEST_RESOLVER, model);
    }

    /** The settings' components that differ, those of the connections' limits included. */
    private static Set<String> differences(Record one, Record other) throws ReflectiveOperationException {
        Set<String> names = new HashSet<>();
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            Object left = component.getAccessor().invoke(one);
            Object right = component.getAccessor().invoke(other);
            if (left instanceof Record inner) {
                names.addAll(differences(inner, (Record) right));
            } else if (!left.equals(right)) {
                names.add(component.getName());
            }
        }
        return names;
    }

    private static ModelNode changed(AttributeDefinition attribute) {
        if (attribute.getType() == ModelType.STRING) {
            return new ModelNode("Test/1");
        }
        ModelNode standard = attribute.getDefaultValue();
        return new ModelNode(standard == null ? 77 : standard.asInt() + 1);
    }

    @Test
    void undefinedAttributesAreTheDefaults() throws Exception {
        assertThat(resolve(new ModelNode().setEmptyObject())).isEqualTo(StackSettings.DEFAULTS);
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void attributeReachesOneSettingOfTheStack(AttributeDefinition attribute) throws Exception {
        ModelNode model = new ModelNode();
        model.get(attribute.getName()).set(changed(attribute));

        assertThat(differences(resolve(model), StackSettings.DEFAULTS)).hasSize(1);
    }

    @Test
    void noSettingOfTheStackIsForgotten() throws Exception {
        List<String> reached = new ArrayList<>();
        for (AttributeDefinition attribute : StackAttributes.ALL) {
            ModelNode model = new ModelNode();
            model.get(attribute.getName()).set(changed(attribute));
            reached.addAll(differences(resolve(model), StackSettings.DEFAULTS));
        }

        int settings = StackSettings.class.getRecordComponents().length
                - 1
                + StackSettings.DEFAULTS.connections().getClass().getRecordComponents().length;
        assertThat(reached).doesNotHaveDuplicates().hasSize(settings);
    }

    @Test
    void valuesThatContradictEachOtherAreRefusedWithASentence() {
        ModelNode timers = new ModelNode();
        timers.get("t1").set(1_000);
        timers.get("t2").set(900);
        ModelNode connections = new ModelNode();
        connections.get("maximum-connections").set(10);

        assertThatThrownBy(() -> resolve(timers))
                .hasMessage("RFSIP0009: /subsystem=sip: The t2 in milliseconds must be from 1000 to 60000, not 900");
        assertThatThrownBy(() -> resolve(connections))
                .hasMessageContaining("The maximum of connections per address must be from 1 to 10, not 1000");
    }
}
