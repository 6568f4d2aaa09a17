package org.ringfence.extension;

import java.util.List;
import java.util.stream.Collectors;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.ResourceDefinition;
import org.jboss.as.controller.SubsystemRegistration;
import org.jboss.as.controller.SubsystemResourceRegistration;
import org.jboss.as.controller.descriptions.ParentResourceDescriptionResolver;
import org.jboss.as.controller.descriptions.SubsystemResourceDescriptionResolver;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.as.server.deployment.Phase;
import org.jboss.dmr.ModelNode;
import org.ringfence.policy.ControlBoard;
import org.ringfence.policy.PolicyBoard;
import org.wildfly.subsystem.resource.ManagementResourceRegistrar;
import org.wildfly.subsystem.resource.ManagementResourceRegistrationContext;
import org.wildfly.subsystem.resource.ResourceDescriptor;
import org.wildfly.subsystem.resource.SubsystemResourceDefinitionRegistrar;
import org.wildfly.subsystem.resource.operation.ResourceOperationRuntimeHandler;
import org.wildfly.subsystem.service.ResourceServiceConfigurator;
import org.wildfly.subsystem.service.ResourceServiceInstaller;

/** Registers {@code /subsystem=ringfence} with its policies and operations, and offers both boards to the application. */
final class RingfenceSubsystemResourceDefinitionRegistrar
        implements SubsystemResourceDefinitionRegistrar, ResourceServiceConfigurator {

    static final SubsystemResourceRegistration REGISTRATION = SubsystemResourceRegistration.of("ringfence");
    static final ParentResourceDescriptionResolver RESOLVER =
            new SubsystemResourceDescriptionResolver(REGISTRATION.getName(), RingfenceExtension.class);
    private static final String POLICIES = "java:jboss/ringfence/policies";
    private static final String CONTROL = "java:jboss/ringfence/control";

    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final ControlBoard control = new ControlBoard();

    @Override
    public ManagementResourceRegistration register(
            SubsystemRegistration parent, ManagementResourceRegistrationContext context) {
        ResourceDescriptor descriptor = ResourceDescriptor.builder(RESOLVER)
                .withRuntimeHandler(ResourceOperationRuntimeHandler.configureService(this))
                .withDeploymentChainContributor(target -> target.addDeploymentProcessor(
                        REGISTRATION.getName(),
                        Phase.DEPENDENCIES,
                        Phase.DEPENDENCIES_MODULE + 1,
                        new BoardsDependencyProcessor(List.of(POLICIES, CONTROL))))
                .requireChildResources(PolicyDescription.ALL.stream()
                        .map(PolicyDescription::registration)
                        .collect(Collectors.toSet()))
                .build();
        ManagementResourceRegistration registration = parent.registerSubsystemModel(
                ResourceDefinition.builder(REGISTRATION, RESOLVER).build());
        ManagementResourceRegistrar.of(descriptor).register(registration);
        for (PolicyDescription<?> policy : PolicyDescription.ALL) {
            new PolicyResourceDefinitionRegistrar<>(policy, policies).register(registration, context);
        }
        if (context.isRuntimeOnlyRegistrationValid()) {
            StatusAttribute.registerAll(registration, control);
            PerimeterMetric.registerAll(registration, control);
            ControlOperation.registerAll(
                    registration, control, context.getPathManager().orElse(null));
        }
        return registration;
    }

    @Override
    public ResourceServiceInstaller configure(OperationContext context, ModelNode model) {
        return ResourceServiceInstaller.combine(new JndiBinding(POLICIES, policies), new JndiBinding(CONTROL, control));
    }
}
