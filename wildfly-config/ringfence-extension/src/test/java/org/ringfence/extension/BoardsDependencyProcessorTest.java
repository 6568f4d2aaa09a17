package org.ringfence.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jboss.as.server.deployment.Attachments;
import org.jboss.as.server.deployment.DeploymentPhaseContext;
import org.jboss.as.server.deployment.DeploymentUnit;
import org.jboss.as.server.deployment.module.ModuleDependency;
import org.jboss.as.server.deployment.module.ModuleSpecification;
import org.jboss.msc.service.ServiceName;
import org.junit.jupiter.api.Test;

class BoardsDependencyProcessorTest {

    private final List<ServiceName> awaited = new ArrayList<>();

    private void deploy(String module) {
        ModuleSpecification specification = new ModuleSpecification();
        specification.addUserDependency(
                ModuleDependency.Builder.of(null, module).build());
        DeploymentUnit unit = proxy(
                DeploymentUnit.class,
                (key, value) -> key == Attachments.MODULE_SPECIFICATION ? specification : null,
                null);
        DeploymentPhaseContext phase = proxy(
                DeploymentPhaseContext.class,
                (key, value) -> {
                    assertThat(key).isSameAs(Attachments.NEXT_PHASE_DEPS);
                    awaited.add((ServiceName) value);
                    return null;
                },
                unit);
        new BoardsDependencyProcessor(List.of("java:jboss/ringfence/policies", "java:jboss/ringfence/control"))
                .deploy(phase);
    }

    /** What is done with an attachment. */
    private interface Attached {
        Object with(Object key, Object value);
    }

    private static <T> T proxy(Class<T> type, Attached attached, Object unit) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> method.getName().equals("getDeploymentUnit")
                        ? unit
                        : attached.with(arguments[0], arguments.length > 1 ? arguments[1] : null)));
    }

    @Test
    void applicationThatReadsPoliciesWaitsUntilBothBoardsAreBound() {
        deploy("org.ringfence.policy");

        assertThat(awaited).extracting(ServiceName::getSimpleName).containsExactly("policies", "control");
    }

    @Test
    void otherApplicationsDoNotWait() {
        deploy("org.example");

        assertThat(awaited).isEmpty();
    }
}
