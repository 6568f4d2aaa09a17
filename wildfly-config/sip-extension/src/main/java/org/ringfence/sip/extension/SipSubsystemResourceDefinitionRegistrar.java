package org.ringfence.sip.extension;

import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.ResourceDefinition;
import org.jboss.as.controller.SubsystemRegistration;
import org.jboss.as.controller.SubsystemResourceRegistration;
import org.jboss.as.controller.capability.RuntimeCapability;
import org.jboss.as.controller.descriptions.ParentResourceDescriptionResolver;
import org.jboss.as.controller.descriptions.SubsystemResourceDescriptionResolver;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.as.server.DeploymentProcessorTarget;
import org.jboss.as.server.deployment.Phase;
import org.jboss.dmr.ModelNode;
import org.ringfence.sip.container.SipEngine;
import org.ringfence.sip.container.StackSettings;
import org.wildfly.service.descriptor.NullaryServiceDescriptor;
import org.wildfly.subsystem.resource.ManagementResourceRegistrar;
import org.wildfly.subsystem.resource.ManagementResourceRegistrationContext;
import org.wildfly.subsystem.resource.ResourceDescriptor;
import org.wildfly.subsystem.resource.SubsystemResourceDefinitionRegistrar;
import org.wildfly.subsystem.resource.executor.MetricOperationStepHandler;
import org.wildfly.subsystem.resource.operation.ResourceOperationRuntimeHandler;
import org.wildfly.subsystem.service.ResourceServiceConfigurator;
import org.wildfly.subsystem.service.ResourceServiceInstaller;
import org.wildfly.subsystem.service.capability.CapabilityServiceInstaller;

/** Registers {@code /subsystem=sip} and starts the engine that it describes. */
final class SipSubsystemResourceDefinitionRegistrar
        implements SubsystemResourceDefinitionRegistrar, ResourceServiceConfigurator {

    static final SubsystemResourceRegistration REGISTRATION = SubsystemResourceRegistration.of("sip");
    static final ParentResourceDescriptionResolver RESOLVER =
            new SubsystemResourceDescriptionResolver(REGISTRATION.getName(), SipExtension.class);
    static final NullaryServiceDescriptor<SipEngine> ENGINE =
            NullaryServiceDescriptor.of("org.ringfence.sip.engine", SipEngine.class);
    static final RuntimeCapability<Void> ENGINE_CAPABILITY =
            RuntimeCapability.Builder.of(ENGINE).build();

    private final StackMetrics.Captured engine = new StackMetrics.Captured();
    private final ApplicationGates gates = new ApplicationGates();

    @Override
    public ManagementResourceRegistration register(
            SubsystemRegistration parent, ManagementResourceRegistrationContext context) {
        ResourceDescriptor descriptor = ResourceDescriptor.builder(RESOLVER)
                .addCapability(ENGINE_CAPABILITY)
                .addAttributes(StackAttributes.ALL)
                .withRuntimeHandler(ResourceOperationRuntimeHandler.configureService(this))
                .withDeploymentChainContributor(this::addProcessors)
                .build();
        ManagementResourceRegistration registration = parent.registerSubsystemModel(
                ResourceDefinition.builder(REGISTRATION, RESOLVER).build());
        ManagementResourceRegistrar.of(descriptor).register(registration);
        new SipConnectorResourceDefinitionRegistrar().register(registration, context);
        if (context.isRuntimeOnlyRegistrationValid()) {
            new MetricOperationStepHandler<>(engine, StackMetrics.class).register(registration);
        }
        return registration;
    }

    private void addProcessors(DeploymentProcessorTarget target) {
        String name = REGISTRATION.getName();
        target.addDeploymentProcessor(name, Phase.PARSE, Phase.PARSE_WEB_COMPONENTS - 1, new SipAnnotationProcessor());
        target.addDeploymentProcessor(
                name, Phase.PARSE, Phase.PARSE_WEB_COMPONENTS, new SipResourceReferenceProcessor());
        target.addDeploymentProcessor(
                name, Phase.DEPENDENCIES, Phase.DEPENDENCIES_WAR_MODULE + 1, new SipDependencyProcessor());
        target.addDeploymentProcessor(
                name, Phase.INSTALL, Phase.INSTALL_WAR_DEPLOYMENT - 1, new SipDeploymentProcessor());
        target.addDeploymentProcessor(
                name, Phase.INSTALL, Phase.INSTALL_WAR_DEPLOYMENT - 2, new GateReleaseProcessor(gates));
    }

    @Override
    public ResourceServiceInstaller configure(OperationContext context, ModelNode model)
            throws OperationFailedException {
        StackSettings settings = StackAttributes.resolve(context, model);
        ResourceServiceInstaller installer = CapabilityServiceInstaller.builder(
                        ENGINE_CAPABILITY, () -> SipEngine.start(settings))
                .withCaptor(engine)
                .onStop(SipEngine::close)
                .blocking()
                .asActive()
                .build();
        return ResourceServiceInstaller.combine(
                installer, SuspensionGate.installer(ENGINE), GatesBinding.installer(gates));
    }
}
