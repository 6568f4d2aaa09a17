package org.ringfence.sip.extension;

import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.ControlledProcessState;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.ProcessStateNotifier;
import org.jboss.as.controller.ResourceDefinition;
import org.jboss.as.controller.ResourceRegistration;
import org.jboss.as.controller.SimpleAttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.capability.RuntimeCapability;
import org.jboss.as.controller.descriptions.ResourceDescriptionResolver;
import org.jboss.as.controller.operations.validation.EnumValidator;
import org.jboss.as.controller.operations.validation.IntRangeValidator;
import org.jboss.as.controller.registry.AttributeAccess;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.as.controller.registry.OperationEntry;
import org.jboss.as.network.SocketBinding;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.container.ConnectorSettings;
import org.ringfence.sip.container.SipEngine;
import org.ringfence.sip.spi.Transport;
import org.wildfly.service.descriptor.UnaryServiceDescriptor;
import org.wildfly.subsystem.resource.ChildResourceDefinitionRegistrar;
import org.wildfly.subsystem.resource.ManagementResourceRegistrar;
import org.wildfly.subsystem.resource.ManagementResourceRegistrationContext;
import org.wildfly.subsystem.resource.ResourceDescriptor;
import org.wildfly.subsystem.resource.capability.CapabilityReference;
import org.wildfly.subsystem.resource.capability.CapabilityReferenceAttributeDefinition;
import org.wildfly.subsystem.resource.executor.MetricOperationStepHandler;
import org.wildfly.subsystem.resource.operation.ResourceOperationRuntimeHandler;
import org.wildfly.subsystem.service.ResourceServiceConfigurator;
import org.wildfly.subsystem.service.ResourceServiceInstaller;
import org.wildfly.subsystem.service.ServiceDependency;
import org.wildfly.subsystem.service.capability.CapabilityServiceInstaller;

/** Registers {@code connector=NAME}, and lets the engine listen where it says. */
final class SipConnectorResourceDefinitionRegistrar
        implements ChildResourceDefinitionRegistrar, ResourceServiceConfigurator {

    static final ResourceRegistration REGISTRATION = ResourceRegistration.of(PathElement.pathElement("connector"));
    static final UnaryServiceDescriptor<ListeningConnector> CONNECTOR =
            UnaryServiceDescriptor.of("org.ringfence.sip.connector", ListeningConnector.class);
    private static final RuntimeCapability<Void> CAPABILITY =
            RuntimeCapability.Builder.of(CONNECTOR).build();
    private static final UnaryServiceDescriptor<SSLContext> SSL_CONTEXTS =
            UnaryServiceDescriptor.of("org.wildfly.security.ssl-context", SSLContext.class);

    static final CapabilityReferenceAttributeDefinition<SocketBinding> SOCKET_BINDING =
            new CapabilityReferenceAttributeDefinition.Builder<>(
                            "socket-binding",
                            CapabilityReference.builder(CAPABILITY, SocketBinding.SERVICE_DESCRIPTOR)
                                    .build())
                    .setFlags(AttributeAccess.Flag.RESTART_RESOURCE_SERVICES)
                    .build();
    static final SimpleAttributeDefinition TRANSPORT = new SimpleAttributeDefinitionBuilder(
                    "transport", ModelType.STRING, true)
            .setAllowExpression(true)
            .setDefaultValue(new ModelNode(ConnectorTransport.UDP.toString()))
            .setValidator(EnumValidator.create(ConnectorTransport.class, EnumSet.allOf(ConnectorTransport.class)))
            .setFlags(AttributeAccess.Flag.RESTART_RESOURCE_SERVICES)
            .build();
    static final CapabilityReferenceAttributeDefinition<SSLContext> SSL_CONTEXT =
            new CapabilityReferenceAttributeDefinition.Builder<>(
                            "ssl-context",
                            CapabilityReference.builder(CAPABILITY, SSL_CONTEXTS)
                                    .build())
                    .setRequired(false)
                    .setFlags(AttributeAccess.Flag.RESTART_RESOURCE_SERVICES)
                    .build();
    static final SimpleAttributeDefinition PUBLIC_HOST = new SimpleAttributeDefinitionBuilder(
                    "public-host", ModelType.STRING, true)
            .setAllowExpression(true)
            .setFlags(AttributeAccess.Flag.RESTART_RESOURCE_SERVICES)
            .build();
    static final SimpleAttributeDefinition PUBLIC_PORT = new SimpleAttributeDefinitionBuilder(
                    "public-port", ModelType.INT, true)
            .setAllowExpression(true)
            .setRequires("public-host")
            .setValidator(new IntRangeValidator(1, 65_535, true, true))
            .setFlags(AttributeAccess.Flag.RESTART_RESOURCE_SERVICES)
            .build();

    static final List<AttributeDefinition> ATTRIBUTES =
            List.of(SOCKET_BINDING, TRANSPORT, SSL_CONTEXT, PUBLIC_HOST, PUBLIC_PORT);

    private final ConnectorMetrics.Listening listening = new ConnectorMetrics.Listening();

    @Override
    public ManagementResourceRegistration register(
            ManagementResourceRegistration parent, ManagementResourceRegistrationContext context) {
        ResourceDescriptionResolver resolver =
                SipSubsystemResourceDefinitionRegistrar.RESOLVER.createChildResolver(REGISTRATION.getPathElement());
        ResourceDescriptor descriptor = ResourceDescriptor.builder(resolver)
                .addCapability(CAPABILITY)
                .addAttributes(ATTRIBUTES)
                .withRuntimeHandler(ResourceOperationRuntimeHandler.configureService(this))
                // the runtime handler sets a flag of its own
                .withRemoveOperationRestartFlag(OperationEntry.Flag.RESTART_NONE)
                .build();
        ManagementResourceRegistration registration = parent.registerSubModel(
                ResourceDefinition.builder(REGISTRATION, resolver).build());
        ManagementResourceRegistrar.of(descriptor).register(registration);
        if (context.isRuntimeOnlyRegistrationValid()) {
            new MetricOperationStepHandler<>(listening, ConnectorMetrics.class).register(registration);
        }
        return registration;
    }

    @Override
    public ResourceServiceInstaller configure(OperationContext context, ModelNode model)
            throws OperationFailedException {
        String name = context.getCurrentAddressValue();
        Transport transport = Transport.valueOf(
                TRANSPORT.resolveModelAttribute(context, model).asString().toUpperCase(Locale.ROOT));
        String publicHost = PUBLIC_HOST.resolveModelAttribute(context, model).asStringOrNull();
        int publicPort = PUBLIC_PORT.resolveModelAttribute(context, model).asInt(0);
        boolean tls = SSL_CONTEXT.resolveModelAttribute(context, model).isDefined();
        if (tls != (transport == Transport.TLS)) {
            throw SipLogger.LOGGER.sslContextForTlsOnly(name);
        }
        ServiceDependency<SipEngine> engine = ServiceDependency.on(SipSubsystemResourceDefinitionRegistrar.ENGINE);
        ServiceDependency<SocketBinding> binding = SOCKET_BINDING.resolve(context, model);
        ServiceDependency<ProcessStateNotifier> process = ServiceDependency.on(ProcessStateNotifier.SERVICE_DESCRIPTOR);
        ServiceDependency<SSLContext> sslContext = SSL_CONTEXT.resolve(context, model);
        return CapabilityServiceInstaller.builder(
                        CAPABILITY,
                        () -> ListeningConnector.open(
                                engine.get(),
                                settings(
                                        name,
                                        transport,
                                        binding.get(),
                                        publicHost,
                                        publicPort,
                                        tls ? sslContext : null),
                                binding.get(),
                                () -> process.get().getCurrentState() == ControlledProcessState.State.STOPPING))
                .withCaptor(listening.named(name))
                .requires(List.of(engine, binding, sslContext, process))
                .onStop(ListeningConnector::close)
                .blocking()
                .asActive()
                .build();
    }

    private static ConnectorSettings settings(
            String name,
            Transport transport,
            SocketBinding binding,
            @Nullable String publicHost,
            int publicPort,
            @Nullable ServiceDependency<SSLContext> sslContext) {
        InetSocketAddress address = new InetSocketAddress(binding.getAddress(), binding.getAbsolutePort());
        return new ConnectorSettings(
                name, transport, address, publicHost, publicPort, sslContext == null ? null : sslContext::get, false);
    }
}
