package org.ringfence.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.as.controller.capability.registry.CapabilityScope;
import org.jboss.as.controller.capability.registry.RuntimeCapabilityRegistry;
import org.jboss.as.controller.extension.ExtensionRegistry;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.as.controller.registry.Resource;
import org.jboss.as.naming.deployment.ContextNames;
import org.jboss.as.naming.service.NamingStoreService;
import org.jboss.as.subsystem.test.AdditionalInitialization;
import org.jboss.as.subsystem.test.ControllerInitializer;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.ServiceTarget;
import org.wildfly.service.descriptor.NullaryServiceDescriptor;

/** What a running subsystem finds around it: names below {@code java:jboss}, socket bindings, paths, and services. */
public class Surroundings extends AdditionalInitialization {

    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, String> paths = new LinkedHashMap<>();
    private final Map<NullaryServiceDescriptor<?>, Object> services = new LinkedHashMap<>();

    /** Adds a socket binding on loopback. */
    public Surroundings withSocketBinding(String name, int port) {
        ports.put(name, port);
        return this;
    }

    /** Adds a path that the server knows by name. */
    public Surroundings withPath(String name, String path) {
        paths.put(name, path);
        return this;
    }

    /** Adds a service of the server. */
    public <T> Surroundings withService(NullaryServiceDescriptor<T> descriptor, T value) {
        services.put(descriptor, value);
        return this;
    }

    @Override
    protected void setupController(ControllerInitializer controller) {
        controller.setBindAddress("127.0.0.1");
        ports.forEach(controller::addSocketBinding);
        paths.forEach((name, path) -> controller.addPath(name, path, null));
    }

    @Override
    protected void addExtraServices(ServiceTarget target) {
        target.addService(ContextNames.JBOSS_CONTEXT_SERVICE_NAME, new NamingStoreService())
                .setInitialMode(ServiceController.Mode.ACTIVE)
                .install();
        services.forEach((descriptor, value) -> {
            ServiceBuilder<?> builder = target.addService();
            Consumer<Object> provided = builder.provides(ServiceName.parse(descriptor.getName()));
            builder.setInstance(Service.newInstance(provided, value)).install();
        });
    }

    @Override
    protected void initializeExtraSubystemsAndModel(
            ExtensionRegistry extensions,
            Resource root,
            ManagementResourceRegistration registration,
            RuntimeCapabilityRegistry registry) {
        super.initializeExtraSubystemsAndModel(extensions, root, registration, registry);
        services.keySet().stream()
                // some are known to the model without having a service
                .filter(service -> !registry.hasCapability(service.getName(), CapabilityScope.GLOBAL))
                .forEach(service -> registerServiceCapability(registry, service.getName(), service.getType()));
    }
}
