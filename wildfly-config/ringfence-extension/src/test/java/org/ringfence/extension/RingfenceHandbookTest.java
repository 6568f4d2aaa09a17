package org.ringfence.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.ringfence.model.Handbook;
import org.ringfence.model.ManagedSubsystem;

/** The page on administration says what the model says. */
class RingfenceHandbookTest {

    @Test
    void everyOperationHasAnExample() throws Exception {
        String page = Handbook.page();

        assertThat(ControlOperation.ALL).allSatisfy(operation -> assertThat(page)
                .containsPattern("/subsystem=ringfence:" + operation.name() + "[(\n]"));
    }

    @Test
    void pageTellsEveryAttributeAndOperationAsTheConsoleDoes() throws Exception {
        try (ManagedSubsystem subsystem = RunningSubsystem.boot()) {
            ModelNode description = subsystem.description();
            Handbook.check("ringfence runtime", Handbook.attributes(description, true));
            Set<String> operations =
                    ControlOperation.ALL.stream().map(ControlOperation::name).collect(Collectors.toSet());
            Handbook.check("ringfence operations", Handbook.operations(description, operations::contains));
            for (PolicyDescription<?> policy : PolicyDescription.ALL) {
                ModelNode resource = description.get("children", "policy", "model-description", policy.name());
                Handbook.check("policy=" + policy.name(), Handbook.attributes(resource, false));
            }
        }
    }
}
